import { formatArn, parseArn } from '../arn';
import { decide, worstOf, type Decision } from '../decide';
import { coversAction } from '../match-statement';
import { extendContext, type AccessRequest } from '../request';
import { decideEverything } from './decide-everything';
import type { Subject } from './subject';
import { toWitness } from './witness';

/** A way to become a full administrator by own calls in the same account; ids as in `privilege-escalation.json`. */
export interface Route {
  id: string;
  requests: AccessRequest[];
  /** Ends after "allows": what it may do, in words. */
  means: string;
}

export interface RouteVerdict {
  route: Route;
  decision: Decision;
}

interface Call {
  id: string;
  action: string;
  resource: string;
  on: string;
}

/** Attach calls are asked with the policy that would be attached. */
function toRequest(subject: Subject, action: string, resource: string): AccessRequest {
  const administratorAccess = `arn:${subject.partition}:iam::aws:policy/AdministratorAccess`;
  const context = action.startsWith('iam:Attach')
    ? extendContext(subject.context, { 'iam:PolicyARN': administratorAccess })
    : subject.context;
  return { action, resource, context };
}

function listSelfCalls(subject: Subject): Call[] {
  const { arn } = subject;
  if (subject.kind === 'role') {
    return [
      { id: 'PE-IAM-004', action: 'iam:PutRolePolicy', resource: arn, on: 'on the role itself' },
      { id: 'PE-IAM-007', action: 'iam:AttachRolePolicy', resource: arn, on: 'on the role itself' },
    ];
  }
  const self = subject.kind === 'group' ? 'on its members' : 'on the user itself';
  const ownGroup = subject.kind === 'group' ? 'on the group itself' : 'on a group that the user is in';
  return [
    { id: 'PE-IAM-003', action: 'iam:PutUserPolicy', resource: arn, on: self },
    { id: 'PE-IAM-006', action: 'iam:AttachUserPolicy', resource: arn, on: self },
    ...subject.groupArns.flatMap((group) => [
      { id: 'PE-IAM-005', action: 'iam:PutGroupPolicy', resource: group, on: ownGroup },
      { id: 'PE-IAM-008', action: 'iam:AttachGroupPolicy', resource: group, on: ownGroup },
    ]),
  ];
}

/** AWS managed policies cannot be edited, so only customer managed ones count. */
function listPolicyCalls(subject: Subject): Call[] {
  return subject.policies.flatMap(({ policy }) => {
    if (!policy.arn || parseArn(policy.arn)?.accountId === 'aws') return [];
    const on = `on ${policy.name}, which applies to it`;
    return [{ id: 'PE-IAM-001', action: 'iam:CreatePolicyVersion', resource: policy.arn, on }];
  });
}

/** Names that a new role or user could have: any, and those that the statements allowing the creation name. */
function listNewArns(subject: Subject, action: string, type: 'role' | 'user'): string[] {
  const { accountId, partition, context } = subject;
  const named = subject.layers.identity.flatMap((document) =>
    document.statements
      .filter((statement) => statement.effect === 'Allow' && coversAction(statement, action))
      .flatMap((statement) => (statement.resources?.negated ? [] : (statement.resources?.patterns ?? []))),
  );
  const arns = named.flatMap((pattern) => {
    const parts = parseArn(toWitness(pattern, context));
    return parts?.resource.startsWith(`${type}/`) ? [formatArn({ ...parts, partition, accountId })] : [];
  });
  return [...new Set([`arn:${partition}:iam::${accountId}:${type}/rolecall-probe`, ...arns])];
}

function toRoute(subject: Subject, calls: { id: string; actions: string[]; resource: string }): Route {
  return {
    id: calls.id,
    requests: calls.actions.map((action) => toRequest(subject, action, calls.resource)),
    means: `${calls.actions.join(' and ')} on a new ${calls.id === 'PE-IAM-013' ? 'role' : 'user'}`,
  };
}

/** PE-IAM-013 and 014: a new identity is not held by the boundary of the one that made it. */
function listNewIdentityRoutes(subject: Subject): Route[] {
  const roles = listNewArns(subject, 'iam:CreateRole', 'role').flatMap((resource) =>
    ['iam:AttachRolePolicy', 'iam:PutRolePolicy'].map((grant) =>
      toRoute(subject, { id: 'PE-IAM-013', actions: ['iam:CreateRole', grant], resource }),
    ),
  );
  const users = listNewArns(subject, 'iam:CreateUser', 'user').flatMap((resource) =>
    ['iam:AttachUserPolicy', 'iam:PutUserPolicy'].flatMap((grant) =>
      ['iam:CreateAccessKey', 'iam:CreateLoginProfile'].map((way) =>
        toRoute(subject, { id: 'PE-IAM-014', actions: ['iam:CreateUser', grant, way], resource }),
      ),
    ),
  );
  return [...roles, ...users];
}

/** A boundary that stays in force caps whatever the identity gives itself. */
function isCappedByBoundary(subject: Subject): boolean {
  const { boundary } = subject.layers;
  if (boundary === null || boundary === 'unread') return false;
  const alone = { identity: boundary, boundary: null, guardrails: [] };
  if (decideEverything(alone, subject.context) === 'allowed') return false;
  const type = subject.kind === 'role' ? 'Role' : 'User';
  return !['Delete', 'Put'].some((verb) => {
    const request = toRequest(subject, `iam:${verb}${type}PermissionsBoundary`, subject.arn);
    return decide(subject.layers, request).decision === 'allowed';
  });
}

function listRoutes(subject: Subject): Route[] {
  const around = listNewIdentityRoutes(subject);
  if (isCappedByBoundary(subject)) return around;
  const own = [...listPolicyCalls(subject), ...listSelfCalls(subject)].map((call) => ({
    id: call.id,
    requests: [toRequest(subject, call.action, call.resource)],
    means: `${call.action} ${call.on}`,
  }));
  return [...own, ...around];
}

/** The surest way of the identity to make itself a full administrator, if there is one. */
export function findSelfEscalation(subject: Subject): RouteVerdict | null {
  let conditional: RouteVerdict | null = null;
  for (const route of listRoutes(subject)) {
    const decision = worstOf(route.requests.map((request) => decide(subject.layers, request).decision));
    if (decision === 'allowed') return { route, decision };
    if (decision === 'conditional') conditional ??= { route, decision };
  }
  return conditional;
}
