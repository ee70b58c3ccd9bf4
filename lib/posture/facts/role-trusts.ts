import { describeCondition } from '@/lib/iam/describe-condition';
import { parsePolicy, type Condition, type Statement } from '@/lib/iam/policy-document';
import { listNamedPrincipals, type NamedPrincipal } from '@/lib/iam/trust/named-principals';
import { listOpenStatements } from '@/lib/iam/trust/open-statements';
import { isPinnedToIdentity } from '@/lib/iam/trust/pins';
import type { TrustVerdict } from '@/lib/iam/types';
import type { Role } from '@/lib/snapshot/account-snapshot';
import { listParties, type Parties } from './account-standing';
import { judgeRoles } from './judge-roles';
import { fieldsOf, unknownVerdict, type Verdict } from './verdict';
import { asOfReading } from '../evidence';
import type { CheckInput, CheckResult, EvidenceField, Severity } from '../types';

/** One way into a role: a principal and the conditions that it must meet. */
export interface Entrance extends NamedPrincipal {
  conditions: readonly Condition[];
  /** Whom it stands for. */
  parties: Parties;
  /** No condition says which account, organization or principal it is for. */
  openToAll: boolean;
}

/** What a role's trust policy says. */
export interface RoleTrust {
  role: Role;
  verdict: TrustVerdict;
  entrances: readonly Entrance[];
  /** Every statement, denies too. */
  statements: readonly Statement[];
}

/** The trust of one role; a sentence when it was not read or is no policy. */
export function trustOf(role: Role, { snapshot, analysis }: CheckInput): RoleTrust | string {
  const verdict = analysis.trust.get(role.arn);
  const text = snapshot.policyDocuments[role.trustPolicy];
  if (!verdict || text === undefined) return 'the trust policy was not read';
  const parsed = parsePolicy(text);
  if (parsed.kind === 'problem') return `the trust policy could not be understood: ${parsed.problem}`;
  const { statements } = parsed;
  return { role, verdict, statements, entrances: entrancesOf(statements) };
}

/** One result per role by its trust policy; not applicable to roles of AWS services and of Identity Center. */
export function judgeTrusts(
  input: CheckInput,
  severity: Severity,
  judge: (trust: RoleTrust) => Verdict,
): CheckResult[] {
  return judgeRoles(input, severity, (role) => {
    const trust = trustOf(role, input);
    return typeof trust === 'string' ? unknownVerdict(trust) : judge(trust);
  });
}

/** A principal with its conditions: `arn:… if StringEquals sts:ExternalId abc`. */
export function describeEntrance({ principal, conditions }: Entrance): string {
  return conditions.length === 0
    ? principal
    : `${principal} if ${conditions.map(describeCondition).join(' and ')}`;
}

/** Evidence from a role's trust policy: the role's name, then what is given. */
export function trustEvidence(
  { role }: RoleTrust,
  { snapshot }: CheckInput,
  values: Record<string, EvidenceField['value']>,
): EvidenceField[] {
  return fieldsOf('trust policy', asOfReading(snapshot.roles, snapshot.takenAt), {
    role: role.name,
    ...values,
  });
}

const remembered = new WeakMap<readonly Statement[], readonly Entrance[]>();

/** Parsed texts are shared, so that a trust is taken apart once however many checks and snapshots look at it. */
function entrancesOf(statements: readonly Statement[]): readonly Entrance[] {
  const known = remembered.get(statements);
  if (known) return known;
  const entrances = listOpenStatements(statements).flatMap((statement) =>
    listNamedPrincipals(statement).map((named) => toEntrance(named, statement.conditions)),
  );
  remembered.set(statements, entrances);
  return entrances;
}

function toEntrance(named: NamedPrincipal, conditions: readonly Condition[]): Entrance {
  return {
    ...named,
    conditions,
    parties: listParties(named, conditions),
    openToAll: named.kind === 'anyone' && !isPinnedToIdentity(conditions),
  };
}
