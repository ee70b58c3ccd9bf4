import { KindIcon } from '@/components/shared/kind-icon';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { AdministratorOfPaths } from '@/lib/db/queries/paths/types';
import { formatPlural } from '@/lib/format';

/** Who needs no hop. */
export function AdministratorsCard({
  administrators,
  path,
}: {
  administrators: readonly AdministratorOfPaths[];
  path: ScopedPath;
}) {
  return (
    <Card>
      <CardHeader
        title="Administrators"
        subtitle={`${formatPlural(administrators.length, 'identity', 'identities')} that may do everything in their account, under a condition or not, or all of IAM`}
      />
      <CardBody flush>
        {administrators.length === 0 ? (
          <EmptyState title="Nobody">No identity of this scope is an administrator.</EmptyState>
        ) : (
          <ul className="pb-3 sm:columns-2 lg:columns-3">
            {administrators.map(({ identityId, name, kind, accountName }) => (
              <li key={identityId} className="flex break-inside-avoid items-center gap-3 px-4 py-1.5 sm:px-5">
                <KindIcon kind={kind} className="size-4 flex-none" />
                <span className="min-w-0">
                  <Link href={path(`/identities/${identityId}`)} className="block truncate font-medium">
                    {name}
                  </Link>
                  <span className="block truncate text-caption text-fg-3">{accountName}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
