import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="grid gap-4">
      {[220, 320].map((height) => (
        <Card key={height} className="p-5" style={{ height }}>
          <Skeleton className="w-56" />
          <Skeleton className="mt-3 w-80 max-w-full" />
        </Card>
      ))}
    </div>
  );
}
