import type { AccountWorldState, Instant, RoleState, UserState } from '../world/types';
import { commonFault } from '../wire/aws-error';
import type { ParsedRequest } from '../wire/parse-request';
import type { Simulation } from './simulation';
import type { Session } from './sessions';

/** Who signed a request. */
export interface Caller {
  accountId: string;
  /** User ARN, or `arn:…:sts::…:assumed-role/Role/session`. */
  arn: string;
  /** `AIDA…`, or `AROA…:session`. */
  userId: string;
  accessKeyId: string;
  secretAccessKey: string;
  account: AccountWorldState;
  /** The user, or the role behind the session. */
  identity: UserState | RoleState;
  session?: Session;
}

function sessionCaller(simulation: Simulation, request: ParsedRequest, now: Instant): Caller | undefined {
  const session = simulation.sessions.find(request.accessKeyId);
  if (!session || session.token !== request.sessionToken) return undefined;
  if (session.expiresAt <= now) {
    throw commonFault(
      request.service,
      'expired-token',
      'The security token included in the request is expired',
    );
  }
  const account = simulation.account(session.accountId, now);
  const role = account?.roles.get(session.roleName);
  if (!account || role?.id !== session.roleId) return undefined;
  return {
    accountId: account.id,
    arn: `arn:${account.partition}:sts::${account.id}:assumed-role/${role.name}/${session.sessionName}`,
    userId: `${role.id}:${session.sessionName}`,
    accessKeyId: session.accessKeyId,
    secretAccessKey: session.secretAccessKey,
    account,
    identity: role,
    session,
  };
}

function userCaller(simulation: Simulation, request: ParsedRequest, now: Instant): Caller | undefined {
  if (request.sessionToken !== undefined) return undefined;
  const found = simulation.keys.find(request.accessKeyId, now);
  const user = found?.account.users.get(found.userName);
  if (!found || !user) return undefined;
  return {
    accountId: found.account.id,
    arn: user.arn,
    userId: user.id,
    accessKeyId: found.key.id,
    secretAccessKey: found.key.secret,
    account: found.account,
    identity: user,
  };
}

/** Who the access key of a request belongs to now. Throws the service's own "unknown key" or "expired" error. */
export function authenticate(simulation: Simulation, request: ParsedRequest, now: Instant): Caller {
  const caller = request.accessKeyId.startsWith('ASIA')
    ? sessionCaller(simulation, request, now)
    : userCaller(simulation, request, now);
  if (!caller)
    throw commonFault(
      request.service,
      'unknown-key',
      'The security token included in the request is invalid.',
    );
  return caller;
}
