import { AssumeRoleCommand, GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { callScope, type CallScope, type SessionKeys } from './call-scope';
import { withSignal } from './cancellation';
import { sourceSts } from './clients';
import { toUpstreamError } from './errors';
import type { OperationName } from './operations';
import { accountOfArn, globalRegion, partitionOfArn, partitionOfRegion } from './partition';
import type { AccountLink } from './types';

/** Long enough for one account, and the most that a chained role may have. Source: STS API Reference, AssumeRole. */
const sessionSeconds = 3600;

const sourceOperations: ReadonlySet<OperationName> = new Set<OperationName>([
  'sts:AssumeRole',
  'sts:GetCallerIdentity',
]);

export interface AssumeRoleInput {
  link: AccountLink;
  requestedBy: string;
  policy: string;
  signal: AbortSignal;
  onCall: CallScope['onCall'];
  onThrottle: CallScope['onThrottle'];
}

export interface AssumedRole {
  keys: SessionKeys;
  /** The account that the session is in, as AWS says it. */
  accountId: string | null;
}

/** Who Rolecall is when it calls AWS with its own credentials. */
export interface OwnPrincipal {
  /** As AWS says it; for a role, the ARN of the session. */
  arn: string;
  /** What a trust policy names: the user's or the role's own ARN (a role's path is not in its session's ARN). */
  principalArn: string;
  accountId: string;
  partition: string;
}

/** `rolecall-<who asked>` in the characters that AWS takes (2 to 64 of `[\w+=,.@-]`); it shows in the account's CloudTrail. */
export function sessionName(requestedBy: string): string {
  const who = requestedBy
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w+=,.@-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `rolecall-${who || 'scan'}`.slice(0, 64);
}

/** STS is asked in the process's own region where that is in the right partition, else where the partition is at home. */
function stsRegion(partition: string): string {
  const own = env().AWS_REGION;
  return own && partitionOfRegion(own) === partition ? own : globalRegion(partition);
}

function sourceScope(input: Pick<AssumeRoleInput, 'signal' | 'onCall' | 'onThrottle'>): CallScope {
  return {
    keys: () => {
      throw new AppError('internal', 'The source client has credentials of its own.');
    },
    allowed: sourceOperations,
    limiter: () => null,
    ...input,
  };
}

async function sendFromSource<T>(
  input: Pick<AssumeRoleInput, 'signal' | 'onCall' | 'onThrottle'>,
  partition: string,
  send: (client: STSClient, abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal, onCall, onThrottle } = input;
  return callScope.run(sourceScope({ signal, onCall, onThrottle }), () =>
    withSignal(signal, (own) => send(sourceSts(stsRegion(partition)), own)),
  );
}

function checkLink(link: AccountLink): void {
  const partition = partitionOfArn(link.roleArn);
  if (!partition || !/:role\//.test(link.roleArn)) {
    throw new AppError('invalid', `"${link.roleArn}" is not the ARN of a role.`, 'Correct the link.');
  }
  if (partition !== link.partition || accountOfArn(link.roleArn) !== link.accountId) {
    throw new AppError(
      'invalid',
      `The role ${link.roleArn} does not belong to account ${link.accountId} in partition ${link.partition}.`,
      "Correct the link's role ARN.",
    );
  }
}

/**
 * Keys of a new session in the account. Without `externalId` in the link none is sent.
 * Throws what the SDK throws; `openSession` turns it into words.
 */
export async function assumeRole(input: AssumeRoleInput): Promise<AssumedRole> {
  const { link } = input;
  checkLink(link);
  const answer = await sendFromSource(input, link.partition, (client, abortSignal) =>
    client.send(
      new AssumeRoleCommand({
        RoleArn: link.roleArn,
        RoleSessionName: sessionName(input.requestedBy),
        DurationSeconds: sessionSeconds,
        Policy: input.policy,
        ...(link.externalId === null ? {} : { ExternalId: link.externalId }),
      }),
      { abortSignal },
    ),
  );
  const keys = answer.Credentials;
  if (!keys?.AccessKeyId || !keys.SecretAccessKey) {
    throw new AppError('upstream', 'AWS answered AssumeRole without credentials.', 'Try again.');
  }
  return {
    keys: {
      accessKeyId: keys.AccessKeyId,
      secretAccessKey: keys.SecretAccessKey,
      sessionToken: keys.SessionToken,
    },
    accountId: accountOfArn(answer.AssumedRoleUser?.Arn ?? ''),
  };
}

/** The ARN that a trust policy must name for a caller: of an assumed role, the role's. */
function principalOf(arn: string): string {
  const session = /^arn:([a-z0-9-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  return session ? `arn:${session[1]}:iam::${session[2]}:role/${session[3]}` : arn;
}

/**
 * Our own ARN, for the trust policy that the link wizard shows.
 * Throws `upstream` when there are no credentials or AWS does not know them.
 */
export async function describeOwnPrincipal(
  signal: AbortSignal = new AbortController().signal,
): Promise<OwnPrincipal> {
  const region = env().AWS_REGION;
  const partition = region ? partitionOfRegion(region) : 'aws';
  const quiet = () => undefined;
  try {
    const answer = await sendFromSource(
      { signal, onCall: quiet, onThrottle: quiet },
      partition,
      (client, abortSignal) => client.send(new GetCallerIdentityCommand({}), { abortSignal }),
    );
    const arn = answer.Arn ?? '';
    return {
      arn,
      principalArn: principalOf(arn),
      accountId: answer.Account ?? '',
      partition: partitionOfArn(arn) ?? partition,
    };
  } catch (error) {
    throw toUpstreamError(error, 'sts:GetCallerIdentity');
  }
}
