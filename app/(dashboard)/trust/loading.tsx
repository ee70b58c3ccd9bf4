import { PageHead } from '@/components/shared/page-head';
import { Card, CardBody } from '@/components/ui/card';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <>
      <PageHead title="Trust" lede={<Skeleton className="my-1 w-96 max-w-full" />} />
      <Skeleton className="mb-4 h-[118px]" />
      <Card>
        <CardBody>
          <SkeletonRows rows={14} className="gap-6 py-3" />
        </CardBody>
      </Card>
    </>
  );
}
