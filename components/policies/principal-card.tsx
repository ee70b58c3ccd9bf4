import type { ReactNode } from 'react';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { StoredPrincipal } from '@/lib/db/queries/policies/read-principal';
import { formatDateTime, formatPlural } from '@/lib/format';

interface PrincipalCardProps {
  principal: StoredPrincipal;
  pasteHref: string;
  path: ScopedPath;
  children: ReactNode;
}

/** Who is asked, with every layer that counts, around the question. */
export function PrincipalCard({ principal, pasteHref, path, children }: PrincipalCardProps) {
  const { id, name, accountName, snapshotAt } = principal;
  return (
    <Card>
      <CardHeader
        title={
          <>
            What may <Link href={path(`/identities/${id}`)}>{name}</Link> do?
          </>
        }
        subtitle={`In ${accountName}, as of ${formatDateTime(snapshotAt)}. ${layersOf(principal)}`}
        action={
          <Link href={pasteHref} className="px-2 text-small text-fg-2">
            Paste policies instead
          </Link>
        }
      />
      <CardBody>{children}</CardBody>
    </Card>
  );
}

function layersOf({ policies, boundary, serviceControl, resourceControl }: StoredPrincipal): string {
  const guardrails =
    serviceControl === null
      ? 'guardrails not known'
      : formatPlural(
          [...serviceControl, ...(resourceControl ?? [])].flatMap((level) => level.policies).length,
          'guardrail',
        );
  const limit =
    boundary === null
      ? 'no boundary'
      : boundary === 'unread'
        ? 'a boundary that was not read'
        : `the boundary ${boundary.name}`;
  return `It has ${formatPlural(policies.length, 'policy', 'policies')}, ${limit}, ${guardrails}.`;
}
