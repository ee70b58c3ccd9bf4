import { RoutesDrawing } from '@/components/paths/routes-drawing';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { WayInRow } from '@/lib/db/queries/trust/list-ways-in';
import { formatPlural } from '@/lib/format';
import { layoutWays } from './layout-ways';

interface TrustDrawingProps {
  /** The first of the list, in its order. */
  ways: readonly WayInRow[];
  total: number;
  closeHref: string;
  path: ScopedPath;
}

/** The ways of the list as a drawing: the list below says the same in words. */
export function TrustDrawing({ ways, total, closeHref, path }: TrustDrawingProps) {
  const shown =
    ways.length < total
      ? `The first ${ways.length} of ${total} ways of the list below`
      : formatPlural(total, 'way');
  return (
    <Card className="mb-4" id="drawing">
      <CardHeader
        title="Who may assume what"
        subtitle={`${shown}, from left to right. Broken lines hang on a condition.`}
        action={
          <Link href={closeHref} scroll={false} className="px-2 text-small text-fg-2">
            Close
          </Link>
        }
      />
      <CardBody flush>
        {ways.length === 0 ? (
          <EmptyState title="Nothing to draw">No way is in the list.</EmptyState>
        ) : (
          <RoutesDrawing drawn={layoutWays(ways)} path={path} label="Drawing of the ways in" />
        )}
      </CardBody>
    </Card>
  );
}
