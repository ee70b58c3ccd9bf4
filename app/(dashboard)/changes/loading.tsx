import { PageHead } from '@/components/shared/page-head';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <>
      <PageHead title="Changes" lede={<Skeleton className="my-1 w-96" />} />
      <Skeleton className="mb-5 h-8 w-full max-w-[640px]" />
      <Card className="mb-6 h-[110px] p-5">
        <Skeleton className="w-60" />
      </Card>
      <Card className="h-[480px] p-5">
        <Skeleton className="w-60" />
      </Card>
    </>
  );
}
