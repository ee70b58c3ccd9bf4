import { RoutesDrawing } from '@/components/shared/routes-drawing';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { TrustRow } from '@/lib/db/queries/trust/list-trust';
import { formatCount, formatPlural } from '@/lib/format';
import { layoutTrust } from './layout-trust';

interface TrustDrawingCardProps {
  rows: readonly TrustRow[];
  total: number;
  closeHref: string;
  path: ScopedPath;
}

/** Ways in as a drawing, from parties over roles to accounts. The list below says the same and more. */
export function TrustDrawingCard({ rows, total, closeHref, path }: TrustDrawingCardProps) {
  const how = 'from parties over roles to accounts. Broken lines hang on a condition.';
  return (
    <Card className="mb-4" id="drawing">
      <CardHeader
        title="Trust as a drawing"
        subtitle={
          rows.length < total
            ? `The ${formatCount(rows.length)} that reach furthest of ${formatPlural(total, 'way')} in, ${how} Filter the list to see others.`
            : `${formatPlural(total, 'way')} in, ${how}`
        }
        action={
          <Link href={closeHref} scroll={false} className="px-2 text-small text-fg-2">
            Close
          </Link>
        }
      />
      <CardBody flush>
        <RoutesDrawing drawn={layoutTrust(rows)} path={path} label="Trust as a drawing" />
      </CardBody>
    </Card>
  );
}
