import { Card, CardBody } from '@/components/ui/card';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div role="status" aria-label="Loading the account">
      <Skeleton className="mb-2 h-4 w-24" />
      <Skeleton className="mb-2 h-7 w-56" />
      <Skeleton className="mb-6 w-80" />
      <Skeleton className="mb-6 h-9" />
      <Card>
        <CardBody>
          <SkeletonRows rows={8} className="gap-7 py-3" />
        </CardBody>
      </Card>
    </div>
  );
}
