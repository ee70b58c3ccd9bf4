import { KindIcon } from '@/components/shared/kind-icon';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardFooter, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { Carrier } from '@/lib/db/queries/policies/list-carriers';
import type { PolicyKind } from '@/lib/db/queries/policies/list-policies';
import { formatCount, formatDateTime } from '@/lib/format';

const mostRows = 20;

interface CarriersCardProps {
  carriers: readonly Carrier[];
  kind: PolicyKind;
  snapshotAt: Date;
  path: ScopedPath;
}

/** Who has the policy, and how. */
export function CarriersCard({ carriers, kind, snapshotAt, path }: CarriersCardProps) {
  if (kind === 'trust') return null;
  return (
    <Card>
      <CardHeader title="Who carries it" subtitle={`Seen ${formatDateTime(snapshotAt)}.`} />
      {carriers.length === 0 ? (
        <EmptyState title="Nobody">It is attached to no user, group or role of this account.</EmptyState>
      ) : (
        <ul className="pt-3">
          {carriers.slice(0, mostRows).map((carrier) => (
            <li
              key={`${carrier.id} ${carrier.group ?? ''} ${carrier.isBoundary}`}
              className="flex items-start gap-2.5 border-t border-line px-4 py-2 sm:px-5"
            >
              <KindIcon kind={carrier.kind} className="mt-0.5 flex-none" />
              <span className="min-w-0">
                <Link href={path(`/identities/${carrier.id}`)} className="font-medium wrap-anywhere">
                  {carrier.name}
                </Link>
                <span className="block text-caption text-fg-3">{howWords(carrier)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {carriers.length > mostRows ? (
        <CardFooter className="text-fg-3">
          The first {mostRows} of {formatCount(carriers.length)}.
        </CardFooter>
      ) : null}
    </Card>
  );
}

function howWords({ group, isBoundary, kind }: Carrier): string {
  if (isBoundary) return 'is bounded by it';
  if (group) return `through the group ${group}`;
  return kind === 'group' ? 'hands it to its members' : 'has it itself';
}
