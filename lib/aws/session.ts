import { AppError } from '@/lib/errors';
import type { StageName } from '@/lib/snapshot/stage';
import { assumeRole, type AssumeRoleInput } from './assume-role';
import { callScope, stageTally, type CallScope, type CallTally, type SessionKeys } from './call-scope';
import { isAbortError, isDeadlineError, withSignal } from './cancellation';
import {
  ClientPool,
  politeRetries,
  sharedPool,
  type ClientClass,
  type ClientKind,
  type ClientOf,
} from './clients';
import { isExpired, toUpstreamError } from './errors';
import { allowedOperations } from './operations';
import { globalRegion, organizationsRegion } from './partition';
import { limiterFor } from './rates';
import { sessionPolicy } from './session-policy';
import type { AccountLink, RateLimits } from './types';

export interface SessionInput {
  link: AccountLink;
  requestedBy: string;
  stages: ReadonlySet<StageName>;
  limits: RateLimits | 'off';
  signal: AbortSignal;
  /** After each attempt, with the totals so far. */
  onCalls?: (tally: CallTally) => void;
}

/** Calls one service of the account; the SDK's own `send`, bound to this session. */
type Send<K extends ClientKind> = ClientOf<K>['send'];

/**
 * One assumed role in one account. Its keys are replaced once when AWS says that they are over, and the call goes on;
 * every call honours the scan's signal, the allow-list of its stages and the account's rate.
 */
export class AccountSession {
  readonly tally: CallTally = { calls: 0, throttles: 0 };
  /** Raised with every renewal: last-accessed jobs can only be read by the session that started them. */
  generation = 0;
  private renewing: Promise<void> | null = null;
  private keys: SessionKeys | null = null;
  private readonly pool: ClientPool;
  private readonly scope: CallScope;

  constructor(private readonly input: SessionInput) {
    this.pool = input.limits === 'off' ? sharedPool() : new ClientPool(politeRetries);
    this.scope = {
      keys: () => this.currentKeys(),
      allowed: allowedOperations(input.stages),
      limiter: (operation, region) =>
        limiterFor({ accountId: input.link.accountId, region, operation }, input.limits),
      onCall: () => this.count('calls'),
      onThrottle: () => this.count('throttles'),
      signal: input.signal,
    };
  }

  get link(): AccountLink {
    return this.input.link;
  }

  get signal(): AbortSignal {
    return this.input.signal;
  }

  /** Where the partition's global services answer. */
  get region(): string {
    return globalRegion(this.link.partition);
  }

  get iam(): Send<'iam'> {
    return this.sender('iam', this.region);
  }

  get sts(): Send<'sts'> {
    return this.sender('sts', this.region);
  }

  get organizations(): Send<'organizations'> {
    return this.sender('organizations', organizationsRegion(this.link.partition));
  }

  get account(): Send<'account'> {
    return this.sender('account', this.region);
  }

  get s3Control(): Send<'s3Control'> {
    return this.sender('s3Control', this.region);
  }

  cloudTrail(region: string): Send<'cloudTrail'> {
    return this.sender('cloudTrail', region);
  }

  accessAnalyzer(region: string): Send<'accessAnalyzer'> {
    return this.sender('accessAnalyzer', region);
  }

  /** Any other service in a region, by the client class that its stage brings along. */
  service<C extends { middlewareStack: unknown; send: unknown }>(
    Client: ClientClass<C>,
    region: string,
  ): C['send'] {
    return this.bind(this.pool.getOf(Client, region));
  }

  /**
   * Assumes the role; the keys of a later call replace those of an earlier one. Throws `precondition` when AWS opened
   * another account than the one that was meant.
   */
  async assume(): Promise<void> {
    const { link, requestedBy, stages, signal } = this.input;
    const { onCall, onThrottle } = this.scope;
    const policy = sessionPolicy(stages);
    const request: AssumeRoleInput = { link, requestedBy, policy, signal, onCall, onThrottle };
    const { keys, accountId } = await assumeRole(request);
    if (accountId !== link.accountId) {
      throw new AppError(
        'precondition',
        `The role belongs to account ${accountId ?? '?'}, not to ${link.accountId}: nothing was read.`,
        "Correct the link's account id or role ARN.",
      );
    }
    this.keys = keys;
    this.generation += 1;
  }

  private currentKeys(): SessionKeys {
    if (!this.keys) throw new AppError('internal', 'The session was not opened.');
    return this.keys;
  }

  private count(what: keyof CallTally): void {
    this.tally[what] += 1;
    const stage = stageTally.getStore();
    if (stage) stage[what] += 1;
    this.input.onCalls?.(this.tally);
  }

  /** Callers of one expired session share one renewal. */
  private async renew(expired: number): Promise<void> {
    if (this.generation !== expired) return;
    this.renewing ??= this.assume().finally(() => {
      this.renewing = null;
    });
    await this.renewing;
  }

  private sender<K extends ClientKind>(kind: K, region: string): Send<K> {
    return this.bind(this.pool.get(kind, region) as { send: Send<K> });
  }

  /** The casts hold since each client's `send` takes a command and options, and answers a promise. */
  private bind<S>(sdkClient: { send: S }): S {
    const client = sdkClient as unknown as {
      send: (command: object, options: object) => Promise<unknown>;
    };
    const once = (command: object) =>
      callScope.run(this.scope, () =>
        withSignal(this.signal, (abortSignal) => client.send(command, { abortSignal })),
      );
    const send = async (command: object): Promise<unknown> => {
      const { generation } = this;
      try {
        return await once(command);
      } catch (error) {
        if (!isExpired(error)) throw error;
        await this.renew(generation);
        return once(command);
      }
    };
    return send as S;
  }
}

/**
 * Assumes the link's role and makes sure that it is the account that was meant.
 * Throws `upstream` with AWS's code, operation and request id in its details, or an AbortError when cancelled.
 */
export async function openSession(input: SessionInput): Promise<AccountSession> {
  const session = new AccountSession(input);
  try {
    await session.assume();
    return session;
  } catch (error) {
    if (isAbortError(error) || isDeadlineError(error)) throw error;
    throw toUpstreamError(error, 'sts:AssumeRole');
  }
}
