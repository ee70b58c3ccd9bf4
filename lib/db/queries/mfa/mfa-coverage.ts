import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';
import { seenAccounts, validAt, type Place } from '../../sql/seen-accounts';
import { mfaStates } from '../identities/identities-where';

export interface MfaCoverage {
  consoleUsers: number;
  consoleUsersWithMfa: number;
  /** Of console users, two decimals; null when there is none. */
  percent: number | null;
  /** MFA devices by kind, of users and root. */
  deviceKinds: { kind: string; devices: number }[];
  accounts: {
    accountId: string;
    accountName: string;
    consoleUsers: number;
    consoleUsersWithMfa: number;
    percent: number | null;
    /** Null: not known. */
    rootMfaActive: boolean | null;
    /** The root user has neither password nor key: nothing that MFA could protect. */
    rootRemoved: boolean;
    administratorsWithoutMfa: number;
    /** Users of whom it is not known whether they have a password, or MFA. */
    unknownUsers: number;
    /** The newest snapshot could not tell: the figures are the last known ones, if any. */
    unread: boolean;
  }[];
}

const percentOf = (part: number, whole: number) =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 100;

/** MFA of console users by account, and of what kind the devices are. */
export async function mfaCoverage(viewer: Viewer, params: Place & { at: AsOf }): Promise<MfaCoverage> {
  requirePermission(viewer, 'posture:read');
  const { at } = params;
  const seen = seenAccounts(viewer, params, at);
  const [accounts, deviceKinds] = await Promise.all([
    db().$queryRaw<Omit<MfaCoverage['accounts'][number], 'percent'>[]>`
      with ${seen}
      select s."accountId", s.name as "accountName",
        (count(*) filter (where i.kind = 'user' and i."passwordEnabled"))::int as "consoleUsers",
        (count(*) filter (where i.kind = 'user' and i."passwordEnabled" and i."mfaActive"))::int as "consoleUsersWithMfa",
        bool_or(i."mfaActive") filter (where i.kind = 'root') as "rootMfaActive",
        coalesce(bool_or(not i."passwordEnabled" and i."activeKeys" = 0) filter (where i.kind = 'root'), false) as "rootRemoved",
        (count(*) filter (where i.kind = 'user' and i."passwordEnabled" and not i."mfaActive"
          and i.administrator in ('full', 'equivalent')))::int as "administratorsWithoutMfa",
        (count(*) filter (where ${mfaStates.unknown}))::int as "unknownUsers",
        coalesce(bool_or(m.values -> 'consoleUsersWithMfa' = 'null'::jsonb), true) as unread
      from seen s left join "IdentityState" i on i."accountId" = s."accountId" and ${validAt('i', at)}
        and i.kind in ('user', 'root')
      left join "AccountMetric" m on m."accountId" = s."accountId" and m."takenAt" = s.at
      group by 1, 2 order by lower(s.name), 1`,
    db().$queryRaw<{ kind: string; devices: number }[]>`
      with ${seen}
      select coalesce(c.detail, 'unknown') as kind, count(*)::int as devices
      from seen s join "CredentialState" c on c."accountId" = s."accountId" and c.kind = 'mfa-device' and ${validAt('c', at)}
      group by 1 order by 2 desc, 1`,
  ]);
  const sum = (field: 'consoleUsers' | 'consoleUsersWithMfa') =>
    accounts.reduce((total, account) => total + account[field], 0);
  return {
    consoleUsers: sum('consoleUsers'),
    consoleUsersWithMfa: sum('consoleUsersWithMfa'),
    percent: percentOf(sum('consoleUsersWithMfa'), sum('consoleUsers')),
    deviceKinds,
    accounts: accounts.map((each) => ({
      ...each,
      percent: percentOf(each.consoleUsersWithMfa, each.consoleUsers),
    })),
  };
}
