import { nameInArn, parseArn } from '../arn';
import { InputProblem } from './input-problem';

/** Who asks, as far as its ARN tells. */
export interface Caller {
  kind: 'user' | 'role' | 'root';
  /** ARN of the user, role or account; for a session that of its role. */
  arn: string;
  /** ARN of the session, where the caller is named by one. */
  sessionArn: string | null;
  partition: string;
  accountId: string;
  isServiceLinked: boolean;
}

/** Reads the ARN of a user (federated ones too), role, role session or root user. Throws {@link InputProblem}. */
export function readCaller(arn: string): Caller {
  const parts = parseArn(arn);
  const found = parts && kindOf(parts.service, parts.resource);
  if (!parts || !found)
    throw new InputProblem(
      `principal.arn "${arn}" is not the ARN of a user, role, role session or root user.`,
    );
  const { partition, accountId, resource } = parts;
  const session = found === 'session' ? resource.split('/') : null;
  const own = session ? `arn:${partition}:iam::${accountId}:role/${session[1] ?? ''}` : arn;
  return {
    kind: found === 'session' ? 'role' : found,
    arn: own,
    sessionArn: session ? arn : null,
    partition,
    accountId,
    isServiceLinked: own.includes(':role/aws-service-role/'),
  };
}

function kindOf(service: string, resource: string): Caller['kind'] | 'session' | null {
  if (service === 'sts' && resource.startsWith('assumed-role/')) return 'session';
  if (service === 'sts' && resource.startsWith('federated-user/')) return 'user';
  if (service !== 'iam') return null;
  if (resource === 'root') return 'root';
  if (resource.startsWith('user/')) return 'user';
  return resource.startsWith('role/') ? 'role' : null;
}

/** Condition keys that a request of the caller always has. Source: IAM User Guide, "Global condition keys". */
export function contextOfCaller({ kind, arn, accountId }: Caller): Record<string, string> {
  const types = { user: 'User', role: 'AssumedRole', root: 'Account' };
  return {
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': accountId,
    'aws:PrincipalType': types[kind],
    'aws:PrincipalIsAWSService': 'false',
    ...(kind === 'user' ? { 'aws:username': nameInArn(arn) } : {}),
  };
}
