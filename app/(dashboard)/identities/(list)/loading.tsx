import { Card } from '@/components/ui/card';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function IdentitiesLoading() {
  return (
    <>
      <Skeleton className="h-7 w-40" />
      <Skeleton className="mt-2 mb-6 h-4 w-96 max-w-full" />
      <Skeleton className="mb-6 h-9 w-[480px] max-w-full" />
      <Card className="p-5">
        <SkeletonRows rows={12} className="gap-6" />
      </Card>
    </>
  );
}
