import { Column, Grid } from '@/components/ui/grid';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';
import { AnalysisSkeleton } from './analysis-skeleton';
import { Card, CardBody } from '@/components/ui/card';

/** A tool on its way: the list to choose from, and the place of what it tells. */
export function ToolsSkeleton() {
  return (
    <>
      <Skeleton className="mb-6 h-9 w-64" />
      <Grid className="items-start">
        <Column span={4}>
          <Card>
            <CardBody>
              <SkeletonRows rows={10} className="gap-8 py-3" />
            </CardBody>
          </Card>
        </Column>
        <Column span={8}>
          <AnalysisSkeleton />
        </Column>
      </Grid>
    </>
  );
}
