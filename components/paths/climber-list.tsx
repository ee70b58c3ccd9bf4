import { KindIcon } from '@/components/shared/kind-icon';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { Climber } from '@/lib/db/queries/paths/types';
import { formatPlural } from '@/lib/format';
import { cn } from '@/lib/utils';

interface ClimberListProps {
  climbers: readonly Climber[];
  chosenId: string;
  hrefOf: (identityId: string) => string;
}

/** Who can become an administrator, the shortest route first. */
export function ClimberList({ climbers, chosenId, hrefOf }: ClimberListProps) {
  return (
    <Card className="self-start">
      <CardHeader
        title="Who can climb"
        subtitle={`${formatPlural(climbers.length, 'identity', 'identities')}, shortest route first`}
      />
      <CardBody flush>
        <ul className="max-h-[720px] overflow-y-auto">
          {climbers.map(({ identityId, name, kind, accountName, ways, hops }) => {
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
    </Card>
  );
}
