import type { OrganizationEvent, OrganizationEventBody } from '../events';
import { lowerId } from '../ids';
import { ROOT_OU } from '../types';
import type { AccountInfo, OrganizationInfo, OrganizationWorldState, World } from '../types';
import { policyText } from './fold-context';

interface OrganizationFold {
  state: OrganizationWorldState;
  at: number;
  world: World;
}

type Handlers = {
  [K in OrganizationEventBody['type']]: (
    fold: OrganizationFold,
    event: Extract<OrganizationEventBody, { type: K }>,
  ) => void;
};

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`world: ${what} does not exist in the organization`);
  return value;
}

const ouOf = (fold: OrganizationFold, label: string) => need(fold.state.ous.get(label), `OU ${label}`);
const memberOf = (fold: OrganizationFold, id: string) => need(fold.state.members.get(id), `account ${id}`);
const policyOf = (fold: OrganizationFold, label: string) =>
  need(fold.state.policies.get(label), `policy ${label}`);

function infoOf(world: World, id: string): AccountInfo {
  return need(
    world.accounts.find((account) => account.id === id),
    `account ${id}`,
  );
}

function targetOf(fold: OrganizationFold, target: string): string {
  return /^\d{12}$/.test(target) ? memberOf(fold, target).id : ouOf(fold, target).label;
}

const FULL_ACCESS = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
const RCP_FULL_ACCESS =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}';

function addFullAccess(
  state: OrganizationWorldState,
  kind: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY',
) {
  const scp = kind === 'SERVICE_CONTROL_POLICY';
  const id = scp ? 'p-FullAWSAccess' : 'p-RCPFullAWSAccess';
  const folder = scp ? 'service_control_policy' : 'resource_control_policy';
  state.policies.set(id, {
    label: id,
    id,
    arn: `arn:${state.partition}:organizations::aws:policy/${folder}/${id}`,
    kind,
    name: scp ? 'FullAWSAccess' : 'RCPFullAWSAccess',
    description: scp ? 'Allows access to every operation' : 'Allows access to every resource',
    document: scp ? FULL_ACCESS : RCP_FULL_ACCESS,
    awsManaged: true,
    targets: new Set([ROOT_OU]),
  });
}

/** Organizations attaches the full-access policy of each enabled kind to whatever is new. */
function attachFullAccess(state: OrganizationWorldState, target: string): void {
  for (const id of ['p-FullAWSAccess', 'p-RCPFullAWSAccess']) state.policies.get(id)?.targets.add(target);
}

function join(
  fold: OrganizationFold,
  { account, parent, method }: { account: string; parent: string; method: 'CREATED' | 'INVITED' },
): void {
  const info = infoOf(fold.world, account);
  fold.state.members.set(account, {
    id: account,
    name: info.name,
    email: info.email,
    parent,
    state: 'ACTIVE',
    joinedAt: fold.at,
    method,
    tags: {},
  });
  attachFullAccess(fold.state, account);
}

function dropTarget(state: OrganizationWorldState, target: string): void {
  for (const policy of state.policies.values()) policy.targets.delete(target);
}

function setDelegation(
  fold: OrganizationFold,
  event: { account: string; service: string; registered: boolean },
): void {
  const { delegatedAdministrators } = fold.state;
  const services = delegatedAdministrators.get(event.account) ?? new Map<string, number>();
  if (event.registered) services.set(event.service, fold.at);
  else services.delete(event.service);
  if (services.size > 0) delegatedAdministrators.set(event.account, services);
  else delegatedAdministrators.delete(event.account);
}

const handlers: Handlers = {
  'ou-created': (fold, event) => {
    const suffix = lowerId(8, fold.world.seed, fold.state.id, event.ou);
    fold.state.ous.set(event.ou, {
      label: event.ou,
      id: event.id ?? `ou-${fold.state.rootId.slice(2)}-${suffix}`,
      name: event.name,
      parent: ouOf(fold, event.parent).label,
    });
    attachFullAccess(fold.state, event.ou);
  },
  'ou-renamed': (fold, event) => {
    ouOf(fold, event.ou).name = event.name;
  },
  'ou-moved': (fold, event) => {
    ouOf(fold, event.ou).parent = ouOf(fold, event.parent).label;
  },
  'ou-deleted': (fold, event) => {
    fold.state.ous.delete(ouOf(fold, event.ou).label);
    dropTarget(fold.state, event.ou);
  },
  'account-joined': (fold, event) => join(fold, { ...event, parent: ouOf(fold, event.parent).label }),
  'account-left': (fold, event) => {
    fold.state.members.delete(memberOf(fold, event.account).id);
    dropTarget(fold.state, event.account);
  },
  'account-moved': (fold, event) => {
    memberOf(fold, event.account).parent = ouOf(fold, event.parent).label;
  },
  'account-renamed': (fold, event) => {
    memberOf(fold, event.account).name = event.name;
  },
  'account-state-set': (fold, event) => {
    memberOf(fold, event.account).state = event.state;
  },
  'account-tags-set': (fold, event) => {
    memberOf(fold, event.account).tags = event.tags;
  },
  'org-policy-created': ({ state, world }, event) => {
    const id = event.id ?? `p-${lowerId(10, world.seed, state.id, 'policy', event.policy)}`;
    state.policies.set(event.policy, {
      label: event.policy,
      id,
      arn: `arn:${state.partition}:organizations::${state.managementAccountId}:policy/${state.id}/${event.kind.toLowerCase()}/${id}`,
      kind: event.kind,
      name: event.name,
      description: event.description ?? '',
      document: policyText(event.document),
      awsManaged: false,
      targets: new Set(),
    });
  },
  'org-policy-changed': (fold, event) => {
    const policy = policyOf(fold, event.policy);
    policy.name = event.name ?? policy.name;
    if (event.document !== undefined) policy.document = policyText(event.document);
  },
  'org-policy-attached': (fold, event) => {
    policyOf(fold, event.policy).targets.add(targetOf(fold, event.target));
  },
  'org-policy-detached': (fold, event) => {
    policyOf(fold, event.policy).targets.delete(targetOf(fold, event.target));
  },
  'org-policy-deleted': (fold, event) => {
    fold.state.policies.delete(policyOf(fold, event.policy).label);
  },
  'policy-type-set': ({ state }, event) => {
    if (!event.enabled) {
      state.enabledPolicyTypes.delete(event.kind);
      return;
    }
    state.enabledPolicyTypes.add(event.kind);
    if (event.kind !== 'RESOURCE_CONTROL_POLICY' || state.policies.has('p-RCPFullAWSAccess')) return;
    addFullAccess(state, event.kind);
    for (const target of [...state.ous.keys(), ...state.members.keys()]) {
      state.policies.get('p-RCPFullAWSAccess')?.targets.add(target);
    }
  },
  'delegated-administrator-set': setDelegation,
  'service-access-set': ({ state, at }, event) => {
    if (event.enabled) state.serviceAccess.set(event.service, at);
    else state.serviceAccess.delete(event.service);
  },
  'root-feature-set': ({ state }, event) => {
    if (event.enabled) state.rootFeatures.add(event.feature);
    else state.rootFeatures.delete(event.feature);
  },
};

/** The organization on its first day: the root, FullAWSAccess, the management account. */
export function emptyOrganization(info: OrganizationInfo, world: World): OrganizationWorldState {
  const management = infoOf(world, info.managementAccountId);
  const { featureSet = 'ALL' } = info;
  const state: OrganizationWorldState = {
    id: info.id,
    arn: `arn:${management.partition}:organizations::${management.id}:organization/${info.id}`,
    managementAccountId: management.id,
    managementEmail: management.email,
    featureSet,
    partition: management.partition,
    at: Number.NEGATIVE_INFINITY,
    version: 0,
    rootId: `r-${lowerId(4, world.seed, info.id, 'root')}`,
    ous: new Map(),
    members: new Map(),
    policies: new Map(),
    enabledPolicyTypes: new Set(),
    delegatedAdministrators: new Map(),
    serviceAccess: new Map(),
    rootFeatures: new Set(),
  };
  state.ous.set(ROOT_OU, { label: ROOT_OU, id: state.rootId, name: 'Root' });
  if (featureSet === 'ALL') {
    state.enabledPolicyTypes.add('SERVICE_CONTROL_POLICY');
    addFullAccess(state, 'SERVICE_CONTROL_POLICY');
  }
  join({ state, at: info.createdAt, world }, { account: management.id, parent: ROOT_OU, method: 'INVITED' });
  return state;
}

/** Applies one event to the organization in place. Throws when it names something that does not exist then. */
export function applyOrganizationEvent(
  state: OrganizationWorldState,
  event: OrganizationEvent,
  world: World,
): void {
  const fold: OrganizationFold = { state, at: event.at, world };
  // As in fold-account: the table pairs types with handlers.
  const handler = handlers[event.type] as (fold: OrganizationFold, event: OrganizationEventBody) => void;
  handler(fold, event);
  state.version += 1;
}
