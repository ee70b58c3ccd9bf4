import { ChosenSkeleton } from '@/components/permissions/permissions-head';
import { PageHead } from '@/components/shared/page-head';
import { Card, CardBody } from '@/components/ui/card';
import { Grid, spanClass } from '@/components/ui/grid';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <>
      <PageHead title="Unused permissions" lede={<Skeleton className="my-1 w-96 max-w-full" />} />
      <Skeleton className="mb-4 h-[116px]" />
      <Skeleton className="mb-3 h-8 w-64" />
      <Grid>
        <Card className={spanClass(5)}>
          <CardBody>
            <SkeletonRows rows={14} className="gap-8 py-3" />
          </CardBody>
        </Card>
        <div className={spanClass(7)}>
          <ChosenSkeleton />
        </div>
      </Grid>
    </>
  );
}
