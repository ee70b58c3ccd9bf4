import type { AccessKey, AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { CredentialReportRow } from '@/lib/snapshot/credential-report';
import { valueOf } from '@/lib/snapshot/reading';
import { keysOfRow } from '@/lib/snapshot/snapshot-from-report';
import { accountFacts, passwordLastUsed } from '../facts/account-facts';
import { latest } from '../days';
import { rootArn } from '../facts/root-facts';
import { completeIdentityKinds } from './identity-rows';
import type { IdentityKind, IdentityUseRow, ProjectedTable } from './types';

/** When each user, role and root was last seen doing something: by password, access key or as a role. */
export function identityUses(snapshot: AccountSnapshot): ProjectedTable<IdentityUseRow> {
  const facts = accountFacts(snapshot);
  const isReportRead = snapshot.credentialReport.state === 'read';
  const users = (facts.users ?? []).map((user) =>
    activityRow({ arn: user.arn, kind: 'user', row: user.row, keys: user.keys, isReportRead }),
  );
  const root = facts.rootRow && {
    arn: rootArn(snapshot),
    kind: 'root' as const,
    row: facts.rootRow,
    keys: keysOfRow(facts.rootRow, snapshot.takenAt),
    isReportRead,
  };
  return {
    rows: [...(root ? [activityRow(root)] : []), ...users, ...roleRows(snapshot)],
    complete: completeIdentityKinds(snapshot).filter((kind) => kind !== 'group' && kind !== 'root'),
  };
}

interface Uses {
  arn: string;
  kind: IdentityKind;
  row: CredentialReportRow | null;
  keys: readonly AccessKey[];
  isReportRead: boolean;
}

/** Where the report was not read the last known activity stands: a key's use alone could lie before a password's. */
function activityRow({ arn, kind, row, keys, isReportRead }: Uses): IdentityUseRow {
  if (!isReportRead) return { arn, kind };
  const byPassword = row && passwordLastUsed(row);
  const at = latest(byPassword, ...keys.map((key) => key.lastUsed));
  if (at === null) return row ? idle(arn, kind) : { arn, kind };
  const key = keys.find((candidate) => candidate.lastUsed === at);
  return {
    arn,
    kind,
    lastActivityAt: at,
    lastActivityBy: key ? 'access-key' : 'password',
    passwordLastUsedAt: row ? byPassword : undefined,
    lastRegion: key ? key.lastUsedRegion : null,
  };
}

function idle(arn: string, kind: IdentityKind): IdentityUseRow {
  return {
    arn,
    kind,
    lastActivityAt: null,
    lastActivityBy: null,
    passwordLastUsedAt: null,
    lastRegion: null,
  };
}

function roleRows(snapshot: AccountSnapshot): IdentityUseRow[] {
  const roles = valueOf(snapshot.roles) ?? [];
  if (snapshot.roleActivity.state !== 'read') return roles.map(({ arn }) => ({ arn, kind: 'role' }));
  const activity = new Map(snapshot.roleActivity.value.map((role) => [role.arn, role]));
  return roles.map(({ arn }) => {
    const { at = null, region = null } = activity.get(arn) ?? {};
    return {
      arn,
      kind: 'role',
      lastActivityAt: at,
      lastActivityBy: at === null ? null : 'role',
      lastRegion: region,
    };
  });
}
