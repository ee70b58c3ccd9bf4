import { AwsError, commonFault } from '../../wire/aws-error';
import type { Input } from '../../wire/input';
import { element, timeElement, wrap } from '../../wire/xml';
import type { AccountWorldState, RoleState } from '../../world/types';
import { conditionContext, findDenial } from '../authorize';
import type { OperationContext, Operations } from '../operation';
import { evaluateTrust } from './trust';

const POLICY_LIMIT = 2048;

interface AssumeRequest {
  roleArn: string;
  sessionName: string;
  externalId?: string;
  policy?: string;
  seconds: number;
}

function readRequest(context: OperationContext, input: Input): AssumeRequest {
  const roleArn = input.required('RoleArn', { min: 20, max: 2048 });
  const sessionName = input.required('RoleSessionName', { min: 2, max: 64 });
  if (!/^[\w+=,.@-]+$/.test(sessionName)) {
    throw commonFault(
      'sts',
      'invalid-input',
      `Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
    );
  }
  const policy = input.text('Policy', { min: 1 });
  if (policy !== undefined) checkSessionPolicy(policy);
  const chained = context.caller.session !== undefined;
  const seconds = input.integer('DurationSeconds', { min: 900, max: 43_200 }) ?? 3600;
  if (chained && seconds > 3600) {
    throw commonFault(
      'sts',
      'invalid-input',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  }
  return {
    roleArn,
    sessionName,
    externalId: input.text('ExternalId', { min: 2, max: 1224 }),
    policy,
    seconds,
  };
}

function checkSessionPolicy(policy: string): void {
  if (policy.length > POLICY_LIMIT) {
    throw new AwsError('PackedPolicyTooLarge', 'Serialized policy exceeds the limit of 2048 characters.', {
      status: 400,
    });
  }
  try {
    JSON.parse(policy);
  } catch {
    throw new AwsError('MalformedPolicyDocument', 'This policy contains invalid Json', { status: 400 });
  }
}

/** The one answer to every reason why a role cannot be assumed. */
function refused(context: OperationContext, roleArn: string): AwsError {
  return commonFault(
    'sts',
    'access-denied',
    `User: ${context.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
  );
}

function findRole(
  context: OperationContext,
  roleArn: string,
): { account: AccountWorldState; role: RoleState } | undefined {
  const [, , , , accountId = '', resource = ''] = roleArn.split(':');
  const { simulation, now } = context;
  const account = simulation.account(accountId, now);
  const role = account?.roles.get(resource.slice(resource.lastIndexOf('/') + 1));
  if (!account || role?.arn !== roleArn) return undefined;
  const state = simulation.organizationOf(accountId, now)?.members.get(accountId)?.state ?? 'ACTIVE';
  return state === 'ACTIVE' ? { account, role } : undefined;
}

function mayAssume(context: OperationContext, role: RoleState, request: AssumeRequest): boolean {
  const { caller, organization, now, region } = context;
  const conditions = conditionContext(caller, { region, now, organizationId: organization?.id });
  conditions.set('sts:externalid', request.externalId);
  conditions.set('sts:rolesessionname', request.sessionName);
  const trust = evaluateTrust(
    role.trust,
    {
      accountId: caller.accountId,
      principalArn: caller.identity.arn,
      sessionArn: caller.session && caller.arn,
    },
    conditions,
  );
  if (trust === 'none') return false;
  const action = { action: 'sts:AssumeRole', resource: role.arn, region };
  const denial = findDenial(caller, action, { now, organization });
  // A trust policy that names a principal of its own account needs no identity policy beside it.
  const sameAccount = role.arn.split(':')[4] === caller.accountId;
  return denial === undefined || (denial === 'identity' && sameAccount && trust === 'principal');
}

function assumeRole(context: OperationContext, input: Input) {
  const request = readRequest(context, input);
  const target = findRole(context, request.roleArn);
  if (!target || !mayAssume(context, target.role, request)) throw refused(context, request.roleArn);
  const { account, role } = target;
  if (request.seconds > role.maxSessionSeconds) {
    throw commonFault(
      'sts',
      'invalid-input',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  const session = context.simulation.sessions.create({
    accountId: account.id,
    roleName: role.name,
    roleId: role.id,
    sessionName: request.sessionName,
    expiresAt: context.now + request.seconds * 1000,
    policy: request.policy,
  });
  const credentials =
    element('AccessKeyId', session.accessKeyId) +
    element('SecretAccessKey', session.secretAccessKey) +
    element('SessionToken', session.token) +
    timeElement('Expiration', session.expiresAt);
  const user =
    element('AssumedRoleId', `${role.id}:${request.sessionName}`) +
    element(
      'Arn',
      `arn:${account.partition}:sts::${account.id}:assumed-role/${role.name}/${request.sessionName}`,
    );
  const packed = request.policy && Math.ceil((request.policy.length / POLICY_LIMIT) * 100);
  return {
    xml:
      wrap('Credentials', credentials) +
      wrap('AssumedRoleUser', user) +
      element('PackedPolicySize', packed || undefined),
  };
}

export const stsOperations: Operations = {
  // Its own authorization is part of the one refusal, so no action is checked beforehand.
  AssumeRole: {
    action: null,
    evidence: 'documentation',
    assumptions: [
      'PackedPolicySize is the share of 2,048 characters',
      'a condition key the simulator does not know refuses the trust',
    ],
    run: assumeRole,
  },
  GetCallerIdentity: {
    action: null,
    evidence: 'model',
    run: ({ caller }) => ({
      xml:
        element('UserId', caller.userId) + element('Account', caller.accountId) + element('Arn', caller.arn),
    }),
  },
};
