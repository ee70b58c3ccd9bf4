import type { AsOf } from '@/lib/access/as-of';
import type { IdentityKind } from '@/lib/posture/projection/types';
import { Prisma } from '../../generated/client';
import { allOf, contains, oneOf } from '../../sql/list';
import { daysUntilSeen, validAt, type Place } from '../../sql/seen-accounts';

export type MfaState = 'missing' | 'active' | 'unknown';
export type SignIn = 'password' | 'keys' | 'both';
export type Trust = 'external' | 'public';

export interface IdentityFilter extends Place {
  kind?: readonly IdentityKind[];
  /** Part of a name or ARN. */
  q?: string;
  /** Users with a password and no MFA device. */
  noMfa?: boolean;
  /** Users with a password by their MFA; `unknown`: the report that says so was never read. */
  mfa?: readonly MfaState[];
  /** What a user can sign in with: a password alone, active keys alone, or both. */
  signIn?: readonly SignIn[];
  /** Roles that another account (`external`) or anyone (`public`) may assume. */
  trust?: readonly Trust[];
  /** Users with a password, with an MFA device. */
  consoleWithMfa?: boolean;
  /** Users with a password. */
  console?: boolean;
  /** With an active access key older than so many days. */
  keyOlderThanDays?: number;
  /** Users and roles without activity for more than so many days (since creation where none is recorded). */
  inactiveMoreThanDays?: number;
  administrator?: readonly ('full' | 'equivalent' | 'conditional' | 'none')[];
  externalTrust?: boolean;
  publicTrust?: boolean;
  /** Users with both a password and an active key. */
  consoleAndKeys?: boolean;
  /** With a service granted and not used. */
  unusedServices?: boolean;
  owner?: string;
}

/** Conditions on `seen` (s), `IdentityState` (i) and `IdentityUse` (u): every list and count of identities shares them. */
export function identitiesWhere(filter: IdentityFilter, at: AsOf): Prisma.Sql {
  return allOf([
    oneOf(Prisma.sql`i.kind`, filter.kind),
    contains(
      [Prisma.sql`i.name`, Prisma.sql`(select x.arn from "Identity" x where x.id = i."identityId")`],
      filter.q,
    ),
    ...consoleConditions(filter),
    anyOf(filter.mfa, mfaStates),
    anyOf(filter.signIn, signIns),
    anyOf(filter.trust, trusts),
    filter.keyOlderThanDays !== undefined &&
      Prisma.sql`exists (select 1 from "CredentialState" c where c."identityId" = i."identityId"
        and c.kind = 'access-key' and c.status = 'Active' and ${validAt('c', at)}
        and ${daysUntilSeen(Prisma.sql`c."createdAt"`)} > ${filter.keyOlderThanDays})`,
    filter.inactiveMoreThanDays !== undefined &&
      Prisma.sql`i.kind in ('user', 'role') and not i."serviceLinked"
        and ${daysUntilSeen(Prisma.sql`coalesce(u."lastActivityAt", i."createdAt")`)} > ${filter.inactiveMoreThanDays}`,
    oneOf(Prisma.sql`i.administrator`, filter.administrator),
    filter.externalTrust && Prisma.sql`i."externalTrust"`,
    filter.publicTrust && Prisma.sql`i."publicTrust"`,
    filter.unusedServices &&
      Prisma.sql`exists (select 1 from "GrantTally" g where g."identityId" = i."identityId" and g.unused > 0
        and ${validAt('g', at)})`,
    filter.owner ? Prisma.sql`i.owner = ${filter.owner}` : null,
  ]);
}

/** A user's MFA, where a password makes one needed. */
export const mfaStates: Record<MfaState, Prisma.Sql> = {
  missing: Prisma.sql`(i.kind = 'user' and i."passwordEnabled" and not i."mfaActive")`,
  active: Prisma.sql`(i.kind = 'user' and i."passwordEnabled" and i."mfaActive")`,
  unknown: Prisma.sql`(i.kind = 'user' and (i."passwordEnabled" is null or (i."passwordEnabled" and i."mfaActive" is null)))`,
};

const signIns: Record<SignIn, Prisma.Sql> = {
  password: Prisma.sql`(i.kind = 'user' and i."passwordEnabled" and i."activeKeys" = 0)`,
  keys: Prisma.sql`(i.kind = 'user' and not i."passwordEnabled" and i."activeKeys" > 0)`,
  both: Prisma.sql`(i.kind = 'user' and i."passwordEnabled" and i."activeKeys" > 0)`,
};

const trusts: Record<Trust, Prisma.Sql> = {
  external: Prisma.sql`i."externalTrust"`,
  public: Prisma.sql`i."publicTrust"`,
};

/** Whether one of the chosen states holds; null when none is chosen. */
export function anyOf<State extends string>(
  chosen: readonly State[] | undefined,
  conditions: Record<State, Prisma.Sql>,
): Prisma.Sql | null {
  if (!chosen || chosen.length === 0) return null;
  return Prisma.sql`(${Prisma.join(
    chosen.map((state) => conditions[state]),
    ' or ',
  )})`;
}

function consoleConditions(filter: IdentityFilter): (Prisma.Sql | null | undefined | false)[] {
  const consoleUser = Prisma.sql`i.kind = 'user' and i."passwordEnabled"`;
  return [
    filter.console && consoleUser,
    filter.noMfa && Prisma.sql`${consoleUser} and not i."mfaActive"`,
    filter.consoleWithMfa && Prisma.sql`${consoleUser} and i."mfaActive"`,
    filter.consoleAndKeys && Prisma.sql`${consoleUser} and i."activeKeys" > 0`,
  ];
}
