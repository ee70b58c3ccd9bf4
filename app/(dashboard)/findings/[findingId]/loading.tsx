import { PageHead } from '@/components/shared/page-head';
import { Card, CardBody } from '@/components/ui/card';
import { Column, Grid } from '@/components/ui/grid';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <>
      <PageHead
        title={<Skeleton className="my-1.5 h-4 w-80" />}
        lede={<Skeleton className="my-1 w-96 max-w-full" />}
      />
      <Skeleton className="mb-4 h-40" />
      <Grid>
        <Column span={8}>
          <Card>
            <CardBody>
              <SkeletonRows rows={6} />
            </CardBody>
          </Card>
        </Column>
        <Column span={4}>
          <Card>
            <CardBody>
              <SkeletonRows rows={6} />
            </CardBody>
          </Card>
        </Column>
      </Grid>
    </>
  );
}
