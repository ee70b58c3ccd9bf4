import { AsyncLocalStorage } from 'node:async_hooks';
import type { RateLimiter } from './limiter';
import type { OperationName } from './operations';

/** Plain keys, without an expiry that the SDK would judge by this machine's clock. */
export interface SessionKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Requests that left for AWS (each attempt counts) and how many of them AWS throttled. */
export interface CallTally {
  calls: number;
  throttles: number;
}

/** On whose behalf a call is made; clients are shared, so they find it here and not in their configuration. */
export interface CallScope {
  keys: () => SessionKeys;
  allowed: ReadonlySet<OperationName>;
  limiter: (operation: OperationName, region: string) => RateLimiter | null;
  onCall: (operation: OperationName) => void;
  onThrottle: (operation: OperationName) => void;
  signal: AbortSignal;
}

export const callScope = new AsyncLocalStorage<CallScope>();

/** The stage under way, so that its calls are counted as its own even where stages run side by side. */
export const stageTally = new AsyncLocalStorage<CallTally>();
