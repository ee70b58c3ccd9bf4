import { ToolsSkeleton } from '@/components/policies/tools-skeleton';
import { PageHead } from '@/components/shared/page-head';
import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <>
      <PageHead title="Policies" lede={<Skeleton className="my-1 w-96 max-w-full" />} />
      <ToolsSkeleton />
    </>
  );
}
