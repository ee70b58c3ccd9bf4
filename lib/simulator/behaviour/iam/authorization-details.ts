import { findAwsManagedPolicy } from '../../world/aws-managed-policies';
import type { AccountWorldState, ManagedPolicyState } from '../../world/types';
import type { Input } from '../../wire/input';
import { commonFault } from '../../wire/aws-error';
import { element, memberChunks } from '../../wire/xml';
import type { Chunk } from '../../wire/xml';
import type { OperationContext, Operations } from '../operation';
import { byText, paginateIam, truncation } from '../paging';
import { groupDetails, policyDetails, roleDetails, roleLastUsed, userDetails } from './fragments';

const KINDS = ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'] as const;
type Kind = (typeof KINDS)[number];

/** Recorded: users, roles, groups, policies share one page budget in this order. */
const LISTS: [list: string, kinds: Kind[]][] = [
  ['UserDetailList', ['User']],
  ['RoleDetailList', ['Role']],
  ['GroupDetailList', ['Group']],
  ['Policies', ['LocalManagedPolicy', 'AWSManagedPolicy']],
];

interface Entry {
  key: string;
  kind: Kind;
  render: (now: number) => Chunk[];
}

const awsPolicies = new Map<string, ManagedPolicyState>();

function awsPolicyState(arn: string): ManagedPolicyState | undefined {
  const known = awsPolicies.get(arn);
  if (known) return known;
  const policy = findAwsManagedPolicy(arn);
  if (!policy) return undefined;
  const made: ManagedPolicyState = {
    ...policy,
    arn,
    defaultVersion: policy.version,
    versions: [{ id: policy.version, document: policy.document, createdAt: policy.updatedAt }],
    nextVersion: 0,
    tags: {},
    version: 1,
  };
  awsPolicies.set(arn, made);
  return made;
}

/** How often each managed policy is attached, and how often it is a boundary. */
export function countPolicyUses(
  state: AccountWorldState,
): Map<string, { attached: number; boundary: number }> {
  const counts = new Map<string, { attached: number; boundary: number }>();
  const count = (arn: string, as: 'attached' | 'boundary') => {
    const entry = counts.get(arn) ?? { attached: 0, boundary: 0 };
    entry[as] += 1;
    counts.set(arn, entry);
  };
  for (const group of state.groups.values()) for (const arn of group.attached) count(arn, 'attached');
  for (const identity of [...state.users.values(), ...state.roles.values()]) {
    for (const arn of identity.attached) count(arn, 'attached');
    if (identity.boundary !== undefined) count(identity.boundary, 'boundary');
  }
  return counts;
}

function entriesOf(state: AccountWorldState): Entry[] {
  const uses = countPolicyUses(state);
  const policyEntry = (kind: Kind, policy: ManagedPolicyState): Entry => {
    const { attached, boundary } = uses.get(policy.arn) ?? { attached: 0, boundary: 0 };
    const counts = element('AttachmentCount', attached) + element('PermissionsBoundaryUsageCount', boundary);
    return {
      key: `4/${policy.name}/${policy.arn}`,
      kind,
      render: () => [policyDetails.bytes(policy), counts],
    };
  };
  const awsUsed = [...uses.keys()].map(awsPolicyState).filter((policy) => policy !== undefined);
  const entries: Entry[] = [
    ...[...state.users.values()].map((user): Entry => ({
      key: `1/${user.name}`,
      kind: 'User',
      render: () => [userDetails.bytes(user)],
    })),
    ...[...state.roles.values()].map((role): Entry => ({
      key: `2/${role.name}`,
      kind: 'Role',
      render: (now) => [roleDetails.bytes(role), roleLastUsed(role, now)],
    })),
    ...[...state.groups.values()].map((group): Entry => ({
      key: `3/${group.name}`,
      kind: 'Group',
      render: () => [groupDetails.bytes(group)],
    })),
    ...[...state.policies.values()].map((policy) => policyEntry('LocalManagedPolicy', policy)),
    ...awsUsed.map((policy) => policyEntry('AWSManagedPolicy', policy)),
  ];
  return entries.sort((a, b) => byText(a.key, b.key));
}

const cache = new WeakMap<AccountWorldState, { version: number; entries: Entry[] }>();

function entries(state: AccountWorldState): Entry[] {
  const known = cache.get(state);
  if (known?.version === state.version) return known.entries;
  const made = entriesOf(state);
  cache.set(state, { version: state.version, entries: made });
  return made;
}

function filterOf(context: OperationContext, input: Input): Kind[] {
  const asked = input.texts('Filter');
  const known = KINDS.filter((kind) => asked.includes(kind));
  if (known.length < new Set(asked).size) {
    throw commonFault(
      context.service,
      'invalid-input',
      `1 validation error detected: Value '[${asked.join(', ')}]' at 'filter' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [${KINDS.join(', ')}]]`,
    );
  }
  return asked.length > 0 ? known : [...KINDS];
}

function run(context: OperationContext, input: Input) {
  const kinds = filterOf(context, input);
  const all = entries(context.account);
  const page = paginateIam(context, input, {
    items: kinds.length === KINDS.length ? all : all.filter((entry) => kinds.includes(entry.kind)),
    keyOf: (entry) => entry.key,
    scope: kinds.join(),
    // Observed: real pages hold about 46 entities where 100 were asked for.
    size: (asked) => Math.max(1, Math.ceil(asked * context.simulation.settings.detailsRatio)),
  });
  const chunks = LISTS.flatMap(([list, kindsOfList]) =>
    memberChunks(
      list,
      page.items
        .filter((entry) => kindsOfList.includes(entry.kind))
        .map((entry) => entry.render(context.now)),
    ),
  );
  return { chunks: [...chunks, truncation(page)] };
}

export const authorizationDetails: Operations = {
  GetAccountAuthorizationDetails: {
    action: 'iam:GetAccountAuthorizationDetails',
    evidence: 'recorded',
    assumptions: ['pages hold a fixed share of MaxItems; entities are ordered by name within their list'],
    run,
  },
};
