import { commandLineViewer, type PersonRole, type Viewer } from '@/lib/access/viewer';

/** A viewer of a role, of the whole estate or of some accounts. */
export function makeViewer(role: PersonRole, accountIds?: readonly string[]): Viewer {
  return {
    ...commandLineViewer,
    role,
    name: `${role}@example.org`,
    scope: accountIds ? { kind: 'accounts', accountIds } : { kind: 'estate' },
  };
}
