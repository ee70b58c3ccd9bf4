import { isAccountId, parseArn } from '../arn';
import type { Subject } from '../administrator/subject';
import { toWitness } from '../administrator/witness';
import { decide, type Decision } from '../decide';
import { coversAction } from '../match-statement';
import type { PolicyDocument } from '../policy-document';
import { extendContext, type RequestContext } from '../request';
import type { Permission, Target } from './paths';

/** Whom and what the permissions of one way are about; a part that is left out can be anything of its kind. */
export interface Binding {
  role?: string;
  /** Customer managed policies attached to the role. */
  rolePolicies?: readonly string[];
  user?: string;
  group?: string;
  /** ARN of something that runs as a role. */
  workload?: string;
  /** The service that a role is handed to. */
  service?: string | undefined;
}

const certainty: Record<Decision, number> = { allowed: 2, conditional: 1, none: 0, denied: 0 };

/** The best of some decisions; none when there is none. */
export function bestOf(decisions: Iterable<Decision>): Decision {
  let best: Decision = 'none';
  for (const decision of decisions) {
    if (certainty[decision] > certainty[best]) best = decision;
    if (best === 'allowed') break;
  }
  return best;
}

/** How surely a subject may make a call of a path on what it is bound to. */
export function askPermission(subject: Subject, permission: Permission, binding: Binding): Decision {
  const context = contextOf(subject, permission.action, binding);
  return bestOf(
    lazily(
      resourcesOf(subject, permission, binding),
      (resource) => decide(subject.layers, { action: permission.action, resource, context }).decision,
    ),
  );
}

function* lazily<T, U>(items: Iterable<T>, map: (item: T) => U): Generator<U> {
  for (const item of items) yield map(item);
}

/** Attach calls are asked with the policy that would be attached, PassRole with the service that gets the role. */
function contextOf({ context, partition }: Subject, action: string, { service }: Binding): RequestContext {
  if (action.startsWith('iam:Attach'))
    return extendContext(context, {
      'iam:PolicyARN': `arn:${partition}:iam::aws:policy/AdministratorAccess`,
    });
  if (action === 'iam:PassRole' && service) return extendContext(context, { 'iam:PassedToService': service });
  return context;
}

function resourcesOf(subject: Subject, { action, on }: Permission, binding: Binding): readonly string[] {
  switch (on) {
    case 'self':
      return subject.kind === kindOfSelf(action) ? [subject.arn] : [];
    case 'ownGroup':
      return subject.groupArns;
    case 'attachedPolicy':
      return customerPolicies(subject);
    case 'orgAccessRole':
      return binding.role === undefined ? memberAccountRoles(subject, action) : [binding.role];
    default:
      return boundTo(on, binding) ?? imagine(subject, action, on);
  }
}

/** The very things that a binding names for a target; undefined when it can be anything. */
function boundTo(
  on: Target,
  { role, rolePolicies, user, group, workload }: Binding,
): readonly string[] | undefined {
  const one = { targetRole: role, passedRole: role, otherUser: user, group, workload }[on as string];
  if (one !== undefined) return [one];
  return on === 'policyOfTargetRole' ? rolePolicies : undefined;
}

/** Some calls on oneself exist for users, others for roles. */
function kindOfSelf(action: string): Subject['kind'] {
  return action.includes('Role') ? 'role' : 'user';
}

/** Roles by which Organizations and Control Tower let the management account into members. Source: their user guides. */
const rolesOfMembers = ['OrganizationAccountAccessRole', 'AWSControlTowerExecution'];

/** Those roles in an account that the allowing statements name, and in one that nobody names. */
function memberAccountRoles(subject: Subject, action: string): string[] {
  const patterns = subject.policies.flatMap(({ document }) => allowedOn(document, action));
  const accounts = patterns.flatMap((pattern) => {
    const account = parseArn(pattern)?.accountId ?? '';
    const isOwn =
      account === subject.accountId && !rolesOfMembers.some((role) => pattern.endsWith(`/${role}`));
    return isAccountId(account) && !isOwn ? [account] : [];
  });
  return ['000000000000', ...accounts].flatMap((account) =>
    rolesOfMembers.map((role) => `arn:${subject.partition}:iam::${account}:role/${role}`),
  );
}

/** Attached policies that can be edited: those of AWS cannot. */
function customerPolicies({ policies }: Subject): string[] {
  return policies.flatMap(({ policy }) =>
    policy.arn !== null && parseArn(policy.arn)?.accountId !== 'aws' ? [policy.arn] : [],
  );
}

/** The beginning of the resource in an ARN of IAM; what is missing may be any ARN. */
const resourceTypes: Partial<Record<Target, string>> = {
  policyOfTargetRole: 'policy/',
  targetRole: 'role/',
  passedRole: 'role/',
  newRole: 'role/',
  otherUser: 'user/',
  newUser: 'user/',
  group: 'group/',
};

/** Names of things that the statements allowing the call could mean, the subject itself and AWS's own policies left out. */
function imagine(subject: Subject, action: string, on: Target): string[] {
  const type = resourceTypes[on];
  const { partition, accountId, context } = subject;
  const names = new Set<string>([
    type
      ? `arn:${partition}:iam::${accountId}:${type}rolecall-probe`
      : `arn:${partition}:rolecall-probe:::rolecall`,
  ]);
  for (const pattern of subject.policies.flatMap(({ document }) => allowedOn(document, action))) {
    const name = toWitness(pattern, context);
    if (isOfType(name, type) && name !== subject.arn) names.add(name);
  }
  return [...names];
}

/** The resource patterns of a document's statements that allow a call, complements left aside. */
function allowedOn({ statements }: PolicyDocument, action: string): readonly string[] {
  return statements.flatMap((statement) =>
    statement.effect === 'Allow' && statement.resources?.negated === false && coversAction(statement, action)
      ? statement.resources.patterns
      : [],
  );
}

function isOfType(name: string, type: string | undefined): boolean {
  if (type === undefined) return true;
  const arn = parseArn(name);
  return arn !== null && arn.accountId !== 'aws' && arn.resource.startsWith(type);
}
