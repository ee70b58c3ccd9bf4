import { PageHead } from '@/components/shared/page-head';
import { Card } from '@/components/ui/card';
import { Grid, spanClass } from '@/components/ui/grid';
import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <>
      <PageHead title="Trends" lede={<Skeleton className="my-1 w-96" />} />
      <Skeleton className="mb-4 h-8 w-80" />
      <Grid>
        {[1, 2, 3, 4].map((card) => (
          <Card key={card} className={`h-[340px] p-5 ${spanClass(6)}`}>
            <Skeleton className="w-40" />
          </Card>
        ))}
      </Grid>
    </>
  );
}
