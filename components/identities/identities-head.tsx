import type { ReactNode } from 'react';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Tabs } from '@/components/ui/tabs';
import type { IdentityTabCounts } from '@/lib/db/queries/identities/count-identity-tabs';
import { formatCount } from '@/lib/format';

export type IdentitiesTab = 'all' | 'user' | 'role' | 'group' | 'root' | 'keys' | 'mfa';

interface IdentitiesHeadProps {
  current: IdentitiesTab;
  counts: IdentityTabCounts;
  path: ScopedPath;
  actions?: ReactNode;
}

const ledes: Record<IdentitiesTab, string> = {
  all: 'Everyone and everything that can sign in or be assumed: with what, how old, and whether it is still used.',
  user: 'IAM users: what they sign in with, how old it is, and whether it is still used.',
  role: 'Roles: who may assume them, what they could do, and whether anyone does.',
  group: 'Groups: what they hand on to their members.',
  root: 'Root users: one in each account, above every policy of that account.',
  keys: 'Long-lived access keys: how old, how idle, and what each one could do in the wrong hands.',
  mfa: 'Second factors of those who sign in with a password: who has one, of what kind, and who does not.',
};

/** Title and tabs of the pages about identities. */
export function IdentitiesHead({ current, counts, path, actions }: IdentitiesHeadProps) {
  const kindTab = (id: 'user' | 'role' | 'group' | 'root', label: string) => ({
    href: path('/identities', { kind: id }),
    label,
    count: formatCount(counts[id]),
    current: current === id,
  });
  return (
    <>
      <PageHead title="Identities" lede={ledes[current]} actions={actions} />
      <Tabs
        label="Identities"
        tabs={[
          {
            href: path('/identities'),
            label: 'All',
            count: formatCount(counts.all),
            current: current === 'all',
          },
          kindTab('user', 'Users'),
          kindTab('role', 'Roles'),
          kindTab('group', 'Groups'),
          kindTab('root', 'Root users'),
          {
            href: path('/identities/keys'),
            label: 'Access keys',
            current: current === 'keys',
          },
          { href: path('/identities/mfa'), label: 'MFA', current: current === 'mfa' },
        ]}
      />
    </>
  );
}
