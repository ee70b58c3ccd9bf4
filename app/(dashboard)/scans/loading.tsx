import { PageHead } from '@/components/shared/page-head';
import { Card, CardBody } from '@/components/ui/card';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <>
      <PageHead title="Scans" lede={<Skeleton className="my-1 w-72" />} />
      <Skeleton className="mb-3 h-7 w-64" />
      <Card>
        <CardBody>
          <SkeletonRows rows={12} className="gap-7 py-3" />
        </CardBody>
      </Card>
    </>
  );
}
