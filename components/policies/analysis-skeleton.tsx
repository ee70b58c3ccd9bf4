import { Card, CardBody } from '@/components/ui/card';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

/** The place of an analysis on its way. */
export function AnalysisSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-[150px]" />
      <Card>
        <CardBody>
          <SkeletonRows rows={8} className="gap-8 py-3" />
        </CardBody>
      </Card>
    </div>
  );
}
