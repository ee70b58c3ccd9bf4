import { KindIcon } from '@/components/shared/kind-icon';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { IdentityDetail } from '@/lib/db/queries/identities/get-identity';
import { formatPlural } from '@/lib/format';

/** Who gets what a group hands on. */
export function MembersCard({ identity, path }: { identity: IdentityDetail; path: ScopedPath }) {
  const { members } = identity;
  return (
    <Card>
      <CardHeader
        title="Members"
        subtitle={members.length > 0 ? formatPlural(members.length, 'user') : undefined}
      />
      <CardBody>
        {members.length === 0 ? (
          <EmptyState title="No member">What it grants, it grants to nobody.</EmptyState>
        ) : (
          <ul className="grid gap-2 sm:grid-cols-2">
            {members.map(({ id, name }) => (
              <li key={id} className="flex items-center gap-2.5">
                <KindIcon kind="user" />
                <Link href={path(`/identities/${id}`)} className="min-w-0 font-medium break-words">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
