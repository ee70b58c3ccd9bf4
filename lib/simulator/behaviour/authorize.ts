import { commonFault } from '../wire/aws-error';
import type { AwsError } from '../wire/aws-error';
import type { ServiceId } from '../wire/services';
import type {
  AccountWorldState,
  Instant,
  OrganizationWorldState,
  RoleState,
  UserState,
} from '../world/types';
import type { Caller } from './caller';
import type { ConditionContext } from './policy/conditions';
import { evaluatePolicies } from './policy/evaluate-policies';
import { identityPolicies, managedPolicyText } from './policy/identity-policies';
import { parsePolicy } from './policy/parse-policy';
import type { ParsedPolicy } from './policy/parse-policy';

export type DeniedBy =
  | 'explicit-scp'
  | 'explicit-identity'
  | 'explicit-boundary'
  | 'explicit-session'
  | 'scp'
  | 'identity'
  | 'boundary'
  | 'session';

export interface Action {
  /** Such as `iam:ListRoles`. */
  action: string;
  resource: string;
  region: string;
}

interface Layers {
  identity: ParsedPolicy[];
  boundary?: ParsedPolicy[];
  session?: ParsedPolicy[];
  /** One list per level, root first; none for the management account. */
  scps: ParsedPolicy[][];
}

/** Documented sentences (IAM User Guide, "Troubleshoot access denied error messages"). */
const REASONS: Record<DeniedBy, (action: string) => string> = {
  'explicit-scp': () => 'with an explicit deny in a service control policy',
  'explicit-identity': () => 'with an explicit deny in an identity-based policy',
  'explicit-boundary': () => 'with an explicit deny in a permissions boundary',
  'explicit-session': () => 'with an explicit deny in a session policy',
  scp: (action) => `because no service control policy allows the ${action} action`,
  identity: (action) => `because no identity-based policy allows the ${action} action`,
  boundary: (action) => `because no permissions boundary allows the ${action} action`,
  session: (action) => `because no session policy allows the ${action} action`,
};

/** SCPs in force on an account, one list per level from the root down; empty for the management account. */
function scpLevels(organization: OrganizationWorldState | undefined, accountId: string): ParsedPolicy[][] {
  const member = organization?.members.get(accountId);
  if (!organization || !member || organization.managementAccountId === accountId) return [];
  if (!organization.enabledPolicyTypes.has('SERVICE_CONTROL_POLICY')) return [];
  const targets = [accountId];
  for (let label: string | undefined = member.parent; label; label = organization.ous.get(label)?.parent) {
    targets.unshift(label);
  }
  const scps = [...organization.policies.values()].filter((one) => one.kind === 'SERVICE_CONTROL_POLICY');
  return targets.map((target) =>
    scps.filter((one) => one.targets.has(target)).map((one) => parsePolicy(one.document)),
  );
}

function boundaryOf(account: AccountWorldState, identity: UserState | RoleState): ParsedPolicy[] | undefined {
  if (identity.boundary === undefined) return undefined;
  const text = managedPolicyText(account, identity.boundary);
  return text === undefined ? [] : [parsePolicy(text)];
}

function layersOf(caller: Caller, organization: OrganizationWorldState | undefined): Layers {
  const { session, account, identity } = caller;
  return {
    identity: identityPolicies(account, identity),
    boundary: boundaryOf(account, identity),
    session: session?.policy === undefined ? undefined : [parsePolicy(session.policy)],
    scps: scpLevels(organization, caller.accountId),
  };
}

/** Condition keys of a request by this caller. */
export function conditionContext(
  caller: Caller,
  of: { region: string; now: Instant; organizationId?: string },
): Map<string, string | undefined> {
  const { session, identity, account } = caller;
  return new Map<string, string | undefined>([
    ['aws:principalarn', identity.arn],
    ['aws:principalaccount', caller.accountId],
    ['aws:principalorgid', of.organizationId],
    ['aws:principaltype', session ? 'AssumedRole' : 'User'],
    ['aws:userid', caller.userId],
    ['aws:username', session ? undefined : identity.name],
    ['aws:multifactorauthpresent', session ? 'false' : undefined],
    ['aws:multifactorauthage', undefined],
    ['aws:securetransport', 'true'],
    ['aws:viaawsservice', 'false'],
    ['aws:principalisawsservice', 'false'],
    ['aws:sourceip', '198.51.100.10'],
    ['aws:sourcevpc', undefined],
    ['aws:sourcevpce', undefined],
    ['aws:currenttime', new Date(of.now).toISOString()],
    ['aws:epochtime', String(Math.floor(of.now / 1000))],
    ['aws:requestedregion', of.region],
    ...Object.entries(identity.tags).map(([key, value]): [string, string] => [
      `aws:principaltag/${key.toLowerCase()}`,
      value,
    ]),
    ['aws:resourceaccount', account.id],
  ]);
}

/** Which layer denies an action to the caller; undefined = allowed. */
function deniedBy(layers: Layers, action: Action, context: ConditionContext): DeniedBy | undefined {
  const request = { ...action, context };
  const verdict = (policies: ParsedPolicy[] | undefined) =>
    policies === undefined ? 'allow' : evaluatePolicies(policies, request);
  const scps = layers.scps.map(verdict);
  const identity = verdict(layers.identity);
  const boundary = verdict(layers.boundary);
  const session = verdict(layers.session);
  const order: [DeniedBy, boolean][] = [
    ['explicit-scp', scps.includes('deny')],
    ['explicit-identity', identity === 'deny'],
    ['explicit-boundary', boundary === 'deny'],
    ['explicit-session', session === 'deny'],
    ['scp', scps.includes('none')],
    ['identity', identity === 'none'],
    ['boundary', boundary === 'none'],
    ['session', session === 'none'],
  ];
  return order.find(([, denied]) => denied)?.[0];
}

/** Decisions live with the session (or the account, for a user's key) and go with it. */
const decisionsOf = new WeakMap<object, Map<string, DeniedBy | undefined>>();
const DECISIONS_KEPT = 2000;

function rememberedDecisions(caller: Caller): Map<string, DeniedBy | undefined> {
  const owner = caller.session ?? caller.account;
  const known = decisionsOf.get(owner) ?? new Map<string, DeniedBy | undefined>();
  decisionsOf.set(owner, known);
  if (known.size >= DECISIONS_KEPT) known.clear();
  return known;
}

/** Which layer denies the action to this caller now; undefined = allowed. Remembered until the account or the organization changes. */
export function findDenial(
  caller: Caller,
  action: Action,
  at: { now: Instant; organization: OrganizationWorldState | undefined },
): DeniedBy | undefined {
  const { account } = caller;
  const organization = at.organization;
  const decisions = rememberedDecisions(caller);
  const key = `${caller.arn}|${action.action}|${action.resource}|${action.region}|${account.version}|${organization?.version}`;
  if (decisions.has(key)) return decisions.get(key);
  const context = conditionContext(caller, {
    region: action.region,
    now: at.now,
    organizationId: organization?.id,
  });
  const denial = deniedBy(layersOf(caller, organization), action, context);
  decisions.set(key, denial);
  return denial;
}

/** The error that AWS gives for a denial. */
export function accessDenied(
  service: ServiceId,
  by: { arn: string; denial: DeniedBy },
  on: { action: string; resource: string },
): AwsError {
  const reason = REASONS[by.denial](on.action);
  return commonFault(
    service,
    'access-denied',
    `User: ${by.arn} is not authorized to perform: ${on.action} on resource: ${on.resource} ${reason}`,
  );
}
