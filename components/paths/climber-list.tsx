import { KindIcon } from '@/components/shared/kind-icon';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { Climber } from '@/lib/db/queries/paths/types';
import { formatPlural, formatRange } from '@/lib/format';
import { cn } from '@/lib/utils';

interface ClimberListProps {
  climbers: readonly Climber[];
  chosenId: string;
  /** From 1; null: the part that holds the chosen one. */
  page: number | null;
  hrefOf: (identityId: string) => string;
  pageHref: (page: number) => string;
}

/** In a large estate there are thousands. */
const perPage = 100;

/** Who can become an administrator, the shortest route first. */
export function ClimberList({ climbers, chosenId, page, hrefOf, pageHref }: ClimberListProps) {
  const pages = Math.max(1, Math.ceil(climbers.length / perPage));
  const chosenAt = climbers.findIndex(({ identityId }) => identityId === chosenId);
  const current = Math.min(Math.max(page ?? Math.floor(Math.max(chosenAt, 0) / perPage) + 1, 1), pages);
  const shown = climbers.slice((current - 1) * perPage, current * perPage);
  return (
    <Card className="self-start">
      <CardHeader
        title="Who can climb"
        subtitle={`${formatPlural(climbers.length, 'identity', 'identities')}, shortest route first`}
      />
      <CardBody flush>
        <ul className="max-h-[720px] overflow-y-auto">
          {shown.map(({ identityId, name, kind, accountName, ways, hops }) => {
            const isChosen = identityId === chosenId;
            return (
              <li key={identityId} className="border-t border-line">
                <Link
                  href={hrefOf(identityId)}
                  scroll={false}
                  aria-current={isChosen ? 'true' : undefined}
                  className={cn(
                    'flex items-center gap-3 px-4 py-2 -outline-offset-2 hover:bg-hover hover:no-underline sm:px-5',
                    isChosen && 'bg-selected shadow-[inset_2px_0_0_var(--accent)]',
                  )}
                >
                  <KindIcon kind={kind} className="size-4 flex-none" />
                  <span className="min-w-0 flex-1">
                    <b className="block truncate font-medium">{name}</b>
                    <span className="block truncate text-caption text-fg-3">{accountName}</span>
                  </span>
                  <span className="text-right">
                    <b className="block font-strong">{formatPlural(ways.length, 'way')}</b>
                    <span className="block text-caption text-fg-3">{formatPlural(hops.length, 'hop')}</span>
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      </CardBody>
      {pages > 1 ? (
        <CardFooter>
          <span role="status">{formatRange(current, perPage, climbers.length)}</span>
          <span className="flex gap-4">
            {current > 1 ? (
              <Link href={pageHref(current - 1)} scroll={false}>
                Previous
              </Link>
            ) : null}
            {current < pages ? (
              <Link href={pageHref(current + 1)} scroll={false}>
                Next
              </Link>
            ) : null}
          </span>
        </CardFooter>
      ) : null}
    </Card>
  );
}
