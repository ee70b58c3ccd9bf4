import type { ListAccountsParams } from '@/lib/db/queries/accounts/list-accounts';
import type { ListAttestationsParams } from '@/lib/db/queries/attestations/list-attestations';
import { attestationStandings } from '@/lib/posture/findings/attestation-standings';
import type { ListAuditParams } from '@/lib/db/queries/audit/list-audit';
import type { ListChangesParams } from '@/lib/db/queries/changes/list-changes';
import type { ListComplianceParams } from '@/lib/db/queries/compliance/list-compliance';
import type { ListExceptionsParams } from '@/lib/db/queries/exceptions/list-exceptions';
import type { ListFindingsParams } from '@/lib/db/queries/findings/list-findings';
import type { ListIdentitiesParams } from '@/lib/db/queries/identities/list-identities';
import type { ListKeysParams } from '@/lib/db/queries/keys/list-keys';
import type { ListMfaUsersParams } from '@/lib/db/queries/mfa/list-mfa-users';
import type { ListPermissionsParams } from '@/lib/db/queries/permissions/list-permissions';
import type { ListRightsParams } from '@/lib/db/queries/rights/list-rights';
import type { ListScansParams } from '@/lib/db/queries/scans/list-scans';
import type { ListTrustParams } from '@/lib/db/queries/trust/list-trust';
import { trustGaps } from '@/lib/iam/trust/trust-gaps';
import { analyzerViews, partyKinds, partyStandings, trustReaches } from '@/lib/iam/trust/trust-values';
import { dueFilters } from '@/lib/posture/findings/due-date';
import { shareStatuses } from '@/lib/iam/unused/summarize-shares';
import {
  exceptionKinds,
  exceptionScopeKinds,
  exceptionStandings,
} from '@/lib/posture/findings/exception-kinds';
import { findingStatuses, triageStates } from '@/lib/posture/findings/finding-status';
import { severities } from '@/lib/posture/types';
import { entityKinds } from './entity-kinds';
import {
  anyText,
  choice,
  choices,
  days,
  flag,
  instantOf,
  listOf,
  rowId,
  type Parameters,
  type ValuesOf,
} from './parameter';

interface FilterSpec<P extends Parameters, Column extends string, Filter> {
  parameters: P;
  /** What the rows can be sorted by, and how they come unless told otherwise. */
  sort: { columns: readonly Column[]; usual: string };
  /** The values as the query takes them. */
  toFilter: (values: ValuesOf<P>) => Filter;
}

/** Everything of a query but what all lists share. */
type Own<Params> = Omit<Params, 'at' | 'accountId' | 'ouId' | 'page' | 'size' | 'sort'>;
type ColumnOf<Params> = Params extends { sort?: { column: infer Column } } ? Column & string : never;

const defineFilter =
  <Params>() =>
  <P extends Parameters>(spec: FilterSpec<P, ColumnOf<Params>, Own<Params>>) =>
    spec;

const smallest = (values: readonly number[] | undefined) => (values ? Math.min(...values) : undefined);

const administrator = choices(
  ['full', 'equivalent', 'conditional', 'none'],
  'How much of an administrator the identity is.',
);
const q = anyText('Part of a name or of another text that the row shows.');

const accounts = defineFilter<ListAccountsParams>()({
  parameters: {
    q,
    health: choices(
      ['failing', 'disabled', 'permission-missing', 'waiting', 'linked', 'offline', 'stale'],
      'How the link does.',
    ),
  },
  sort: {
    columns: ['name', 'score', 'critical', 'high', 'open', 'users', 'snapshotAt', 'worst', 'health'],
    usual: 'by name',
  },
  toFilter: ({ q, health }) => ({ q, health }),
});

const identities = defineFilter<ListIdentitiesParams>()({
  parameters: {
    kind: choice(['user', 'role', 'group', 'root'], 'Identities of this kind alone.'),
    q,
    mfa: choices(['missing', 'active', 'unknown'], 'Users with a password, by their MFA.'),
    signIn: choices(['password', 'keys', 'both'], 'What a user can sign in with.'),
    keyAge: listOf(days('With an active access key older than so many days.')),
    idle: listOf(days('Users and roles without activity for more than so many days.')),
    administrator,
    trust: choices(['external', 'public'], 'Roles that another account, or anyone, may assume.'),
  },
  sort: {
    columns: [
      'name',
      'account',
      'kind',
      'createdAt',
      'lastActivityAt',
      'oldestKeyDays',
      'unusedServices',
      'openFindings',
      'administrator',
    ],
    usual: 'by name',
  },
  toFilter: ({ kind, keyAge, idle, ...same }) => ({
    ...same,
    kind: kind && [kind],
    keyOlderThanDays: smallest(keyAge),
    inactiveMoreThanDays: smallest(idle),
  }),
});

const ageBuckets = ['0-30', '31-90', '91-180', '181-365', '366-730', '731-'] as const;

const keys = defineFilter<Omit<ListKeysParams, 'stale'> & { stale?: boolean }>()({
  parameters: {
    q,
    status: choices(['Active', 'Inactive', 'Expired'], 'Keys in this state.'),
    age: choices(ageBuckets, 'Age in whole days, both ends included.'),
    olderThan: listOf(days('Older than so many days.')),
    idle: listOf(days('Idle for so many days or more.')),
    use: choices(['never'], 'Keys that were never used.'),
    administrator,
    stale: flag('Active keys that are older or idle for longer than the settings allow.'),
  },
  sort: {
    columns: ['user', 'account', 'ageDays', 'idleDays', 'risk', 'status', 'createdAt'],
    usual: 'riskiest first',
  },
  toFilter: ({ age, olderThan, idle, use, ...same }) => ({
    ...same,
    ages: age?.map(toAges),
    olderThanDays: smallest(olderThan),
    idleFromDays: smallest(idle),
    neverUsed: use ? true : undefined,
  }),
});

/** `91-180` and `731-` as days. */
function toAges(bucket: (typeof ageBuckets)[number]): { from: number; to: number | null } {
  const [from = '0', to = ''] = bucket.split('-');
  return { from: Number(from), to: to === '' ? null : Number(to) };
}

const mfa = defineFilter<ListMfaUsersParams>()({
  parameters: { q, mfa: choices(['missing', 'active', 'unknown'], 'Console users by their MFA.') },
  sort: {
    columns: ['name', 'account', 'passwordIdleDays', 'administrator'],
    usual: 'those without MFA and with most privilege first',
  },
  toFilter: ({ q, mfa }) => ({ q, states: mfa }),
});

const permissions = defineFilter<ListPermissionsParams>()({
  parameters: {
    q,
    kind: choices(['user', 'group', 'role'], 'Identities of this kind.'),
    use: choices(['half', 'none'], 'Identities that use at most half of their services, or none.'),
    service: listOf(anyText('Identities that are granted this service, by its prefix such as s3.')),
  },
  sort: {
    columns: ['name', 'account', 'granted', 'unused', 'unusedShare', 'idleDays'],
    usual: 'most unused services first',
  },
  toFilter: ({ use, service, ...same }) => ({
    ...same,
    services: service,
    halfUnused: use?.includes('half'),
    noneUsed: use?.includes('none'),
  }),
});

const rights = defineFilter<ListRightsParams>()({
  parameters: {
    q,
    kind: choices(['user', 'role'], 'Identities of this kind.'),
    status: choices(shareStatuses, 'Scored, or why the share of unused rights does not count.'),
    administrators: flag('Administrators, full or by one step.'),
    fifth: choices(['1', '2', '3', '4', '5'], 'Unused shares up to 20, 40, 60, 80 and 100 %.'),
    grew: flag('Identities that were granted more services over the last 90 days.'),
  },
  sort: {
    columns: ['name', 'account', 'unused', 'unknown', 'idleDays', 'growth', 'granted'],
    usual: 'largest unused share first',
  },
  toFilter: ({ fifth, ...same }) => ({ ...same, fifths: fifth?.map(Number) }),
});

const findings = defineFilter<ListFindingsParams>()({
  parameters: {
    q,
    severity: choices(severities, 'Findings of this severity.'),
    check: listOf(anyText('Findings of this check, by its id.')),
    status: choices(
      findingStatuses,
      'Where it stands; open ones without an exception unless told otherwise.',
    ),
    triage: choices(triageStates, 'What people said of it.'),
    since: choices(['new', 'still', 'reopened'], 'Against the scan before the newest.'),
    identity: rowId('Findings of this identity.'),
    owner: listOf(anyText('Findings that this owner answers for.')),
    unowned: flag('Findings that nobody answers for.'),
    due: choices(dueFilters, 'By when it is due.'),
    exceptionKind: choices(exceptionKinds, 'Findings under an exception of this kind.'),
    exception: rowId('Findings under this exception.'),
    notChecked: flag('Findings that could not be checked again.'),
    openedAfter: instantOf('end', 'Findings opened, or opened again, later than this.'),
  },
  sort: {
    columns: ['severity', 'check', 'account', 'resource', 'openDays', 'triage', 'status', 'owner', 'due'],
    usual: 'worst first, then oldest first',
  },
  toFilter: ({ check, since, identity, exception, ...same }) => ({
    ...same,
    checkId: check,
    sinceLastScan: since,
    identityId: identity,
    exceptionId: exception,
  }),
});

const changes = defineFilter<ListChangesParams>()({
  parameters: {
    q,
    from: instantOf('start', 'Later than this.'),
    to: instantOf('end', 'Not later than this.'),
    entity: choices(entityKinds, 'Changes of this kind of thing.'),
    event: listOf(anyText('Changes with this name, such as mfa-removed.')),
    named: flag('Those alone that have a name for what happened.'),
    identity: rowId('Changes of this identity.'),
  },
  sort: { columns: [], usual: 'newest first' },
  toFilter: ({ entity, identity, ...same }) => ({ ...same, entityKind: entity, identityId: identity }),
});

const attestations = defineFilter<ListAttestationsParams>()({
  parameters: {
    q,
    standing: choices(attestationStandings, 'Attestations that stand so.'),
    expiresSoon: flag('Attestations in force that end within 30 days.'),
    check: listOf(anyText('Attestations of this check.')),
    framework: listOf(anyText('Attestations of requirements of this framework.')),
  },
  sort: {
    columns: ['at', 'expiresAt', 'personName', 'check', 'requirement'],
    usual: 'those in force first, by when they end',
  },
  toFilter: ({ check, framework, ...rest }) => ({ ...rest, checkId: check, frameworkId: framework }),
});

const exceptions = defineFilter<ListExceptionsParams>()({
  parameters: {
    q,
    standing: choices(exceptionStandings, 'Exceptions that stand so.'),
    kind: choices(exceptionKinds, 'Why the findings may stand.'),
    scope: choices(exceptionScopeKinds, 'What an exception takes in.'),
    check: listOf(anyText('Exceptions of this check, by its id.')),
    expiresWithin: listOf(days('Exceptions in force that end within so many days.')),
  },
  sort: {
    columns: ['expiresAt', 'requestedAt', 'kind', 'check', 'scope', 'requestedBy', 'findings'],
    usual: 'those that wait first, then by when they end',
  },
  toFilter: ({ scope, check, expiresWithin, ...same }) => ({
    ...same,
    scopeKind: scope,
    checkId: check,
    expiresWithinDays: expiresWithin && Math.max(...expiresWithin),
  }),
});

const compliance = defineFilter<ListComplianceParams>()({
  parameters: {
    q,
    framework: listOf(anyText('Requirements of this framework, by its id, such as cis-aws-6.0.')),
    status: choices(
      ['pass', 'fail', 'unknown', 'manual', 'not-applicable', 'off'],
      'Requirements that stand so.',
    ),
  },
  sort: { columns: [], usual: 'as the frameworks number them' },
  toFilter: (values) => values,
});

const scans = defineFilter<ListScansParams>()({
  parameters: {
    state: choices(
      ['queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled', 'interrupted'],
      'Scans in this state.',
    ),
  },
  sort: { columns: [], usual: 'those under way first, then the newest' },
  toFilter: (values) => values,
});

const audit = defineFilter<ListAuditParams>()({
  parameters: {
    q,
    action: listOf(anyText('What was done, `account.link`, or the noun alone.')),
    from: instantOf('start', 'Not before this.'),
    to: instantOf('end', 'Not later than this.'),
  },
  sort: { columns: [], usual: 'newest first' },
  toFilter: ({ action, ...same }) => ({ ...same, actions: action }),
});

const trust = defineFilter<ListTrustParams>()({
  parameters: {
    q,
    kind: choices(partyKinds, 'What kind of outside party may assume the role.'),
    party: anyText('Roles that this party may assume, by its kind and id, such as account:123456789012.'),
    standing: choices(partyStandings, 'Whether the party is known, unknown, or gone.'),
    gap: choices(trustGaps, 'Ways in that lack this condition.'),
    reach: choices(trustReaches, 'How far the role reaches.'),
    analyzer: choices(analyzerViews, 'Whether Access Analyzer reports the role.'),
  },
  sort: {
    columns: ['party', 'role', 'account', 'reach', 'lastUsedAt'],
    usual: 'roles that reach furthest first',
  },
  toFilter: (values) => values,
});

/**
 * The filters of every list, named as in the addresses of pages. API and command line read them by this table; it needs
 * no database, so that `--help` does not either.
 */
export const reportFilters = {
  accounts,
  audit,
  changes,
  attestations,
  compliance,
  exceptions,
  findings,
  identities,
  keys,
  mfa,
  permissions,
  rights,
  scans,
  trust,
} as const;

export type ReportName = keyof typeof reportFilters;
