import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { Climber } from '@/lib/db/queries/paths/types';
import { formatPlural } from '@/lib/format';
import { layoutRoutes } from './layout-routes';
import { nameInStep } from './permission-words';
import { accountsBefore, hopWords } from './route-words';
import { RoutesDrawing } from '@/components/shared/routes-drawing';

/** A drawing of more would be a tangle. */
const mostDrawn = 30;

interface DrawingCardProps {
  title: string;
  climbers: readonly Climber[];
  closeHref: string;
  path: ScopedPath;
}

/** Routes as an indented list, and as a drawing of the same. */
export function DrawingCard({ title, climbers, closeHref, path }: DrawingCardProps) {
  const shown = climbers.slice(0, mostDrawn);
  return (
    <Card className="mb-4" id="drawing">
      <CardHeader
        title={title}
        subtitle={
          shown.length < climbers.length
            ? `The ${shown.length} shortest of ${climbers.length} routes, from left to right. Broken lines hang on a condition.`
            : `${formatPlural(shown.length, 'route')}, from left to right. Broken lines hang on a condition.`
        }
        action={
          <Link href={closeHref} scroll={false} className="px-2 text-small text-fg-2">
            Close
          </Link>
        }
      />
      <CardBody flush>
        <details open={shown.length <= 3} className="px-4 pb-3 sm:px-5">
          <summary className="cursor-pointer text-small text-fg-2">The same in words</summary>
          <ul aria-label="Routes in words" className="mt-2 grid gap-2 text-small">
            {shown.map((climber) => (
              <RouteInWords key={climber.identityId} climber={climber} />
            ))}
          </ul>
        </details>
        <RoutesDrawing drawn={layoutRoutes(shown)} path={path} label={title} />
      </CardBody>
    </Card>
  );
}

function RouteInWords({ climber: { name, accountId, accountName, hops } }: { climber: Climber }) {
  const before = accountsBefore(hops, accountId);
  return (
    <li>
      <b className="font-medium">{nameInStep(name)}</b> <span className="text-fg-3">in {accountName}</span>
      <ol>
        {hops.map((hop, index) => (
          <li key={index} style={{ paddingInlineStart: `${(index + 1) * 16}px` }}>
            {hopWords(hop, before[index] ?? null)}{' '}
            <span className="font-mono text-caption text-fg-3">{hop.pathIds.join(', ')}</span>
            {hop.conditional ? <span className="text-fg-3">, under a condition</span> : null}
          </li>
        ))}
      </ol>
    </li>
  );
}
