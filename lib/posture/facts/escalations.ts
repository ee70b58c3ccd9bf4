import { type Escalation, findEscalations } from '@/lib/iam/escalation/find-escalations';
import type { AccountNode } from '@/lib/iam/graph/account-edges';
import { toAccountNodes } from '@/lib/iam/graph/account-nodes';
import { mapAccount } from '@/lib/iam/graph/map-account';
import { identityPoliciesOf } from '@/lib/iam/identity-policies-of';
import { parsePolicy } from '@/lib/iam/policy-document';
import type { IdentityPolicies } from '@/lib/iam/types';
import type { AccountSnapshot, Role, User } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import { createInterner, createMemo } from '../intern';
import type { CheckInput } from '../types';

export type Escalations = ReadonlyMap<string, Escalation>;

/** What the policies and trusts of an account let its identities become. */
interface Climbing {
  escalations: Escalations;
  nodes: readonly AccountNode[];
}

interface Remembered {
  organization: OrganizationSnapshot | null;
  climbing: Climbing;
}

const texts = createInterner(50_000);
const memo = createMemo<Climbing>(500);
const remembered = new WeakMap<AccountSnapshot, Remembered>();

type Judged = Pick<CheckInput, 'snapshot' | 'analysis'> & {
  context: Pick<CheckInput['context'], 'organization'>;
};

/** What each user and role could become, as far as policies were read; computed once for equal policies. */
export function escalationsOf(input: Judged): Escalations {
  return climbingOf(input).escalations;
}

/** The account's part of the identity graph, as far as policies were read. */
export function accountNodesOf(input: Judged): readonly AccountNode[] {
  return climbingOf(input).nodes;
}

function climbingOf({ snapshot, analysis, context }: Judged): Climbing {
  const { organization } = context;
  const known = remembered.get(snapshot);
  if (known?.organization === organization) return known.climbing;
  const identities = identityPoliciesOf(snapshot, organization);
  const roles = valueOf(snapshot.roles) ?? [];
  const climbing = memo(keyOf(identities, roles), () => {
    const account = {
      identities,
      administrators: analysis.administrators,
      trusts: new Map(roles.map((role) => [role.arn, trustOf(role, snapshot)])),
    };
    const map = mapAccount(account);
    return { escalations: findEscalations(account, map), nodes: toAccountNodes(map) };
  });
  remembered.set(snapshot, { organization, climbing });
  return climbing;
}

function trustOf({ trustPolicy }: Role, { policyDocuments }: AccountSnapshot) {
  const parsed = parsePolicy(policyDocuments[trustPolicy] ?? '');
  return parsed.kind === 'policy' ? parsed.statements : [];
}

/** All that the answer depends on. */
function keyOf(identities: readonly IdentityPolicies[], roles: readonly Role[]): string {
  const guardrails = new Map<IdentityPolicies['guardrails'], string>();
  const parts = identities.map(({ arn, policies, groupArns, boundary, guardrails: levels }) => {
    if (!guardrails.has(levels))
      guardrails.set(levels, JSON.stringify(levels?.map((one) => one.map(texts.idOf))));
    const own = policies.map((policy) => `${policy.arn ?? policy.name}:${texts.idOf(policy.text)}`);
    const limit = boundary && boundary !== 'unread' ? texts.idOf(boundary.text) : boundary;
    return [arn, own, groupArns, limit, guardrails.get(levels)];
  });
  return JSON.stringify([parts, roles.map(({ trustPolicy }) => trustPolicy)]);
}

/** Whether every policy that a user or role has was read and understood. */
export function arePoliciesWhole(
  identity: User | Role,
  input: CheckInput,
  known: IdentityPolicies | null,
): boolean {
  if (!known) return false;
  const understood = known.policies.filter(({ text }) => parsePolicy(text).kind === 'policy').length;
  return understood === countPolicies(identity, input);
}

/** How many policies apply; not a number where a group is not known. */
function countPolicies(identity: User | Role, { snapshot }: CheckInput): number {
  const groups = valueOf(snapshot.groups);
  const memberOf = ('groups' in identity ? identity.groups : []).map((name) =>
    groups?.find((group) => group.name === name),
  );
  return [identity, ...memberOf].reduce(
    (sum, holder) =>
      sum + (holder ? holder.attachedPolicies.length + holder.inlinePolicies.length : Number.NaN),
    0,
  );
}
