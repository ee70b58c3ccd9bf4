import { PageHead } from '@/components/shared/page-head';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <>
      <PageHead title="Checks" lede={<Skeleton className="my-1 w-96" />} />
      <Card className="h-[760px] p-5">
        <Skeleton className="w-60" />
      </Card>
    </>
  );
}
