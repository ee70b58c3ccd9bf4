import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { Viewer } from '@/lib/access/viewer';
import { PrismaClient, type Prisma } from './generated/client';
import { isRetryable } from './postgres-errors';

/** What queries and commands run on: the pool, or the transaction they are in. */
export type Db = Prisma.TransactionClient;
type AfterCommit = () => void;

interface RunningTransaction {
  tx: Db;
  viewer: Viewer | null;
  afterCommit: AfterCommit[];
}

const transactionTimeoutMs = 60_000;
const attempts = 4;
const running = new AsyncLocalStorage<RunningTransaction>();

// Next bundles this module more than once in a process: the pool must still be one.
const shared = globalThis as typeof globalThis & { rolecallClients?: Map<string, PrismaClient> };

function connect(connectionString: string): PrismaClient {
  const pool = new Pool({
    connectionString,
    max: env().ROLECALL_DATABASE_POOL,
    application_name: 'rolecall',
    // The adapter writes dates without a zone, so the session's zone has to be UTC.
    options: '-c TimeZone=UTC',
  });
  pool.on('error', () => undefined);
  return new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
    transactionOptions: { timeout: transactionTimeoutMs, maxWait: 20_000 },
  });
}

function client(): PrismaClient {
  const url = env().DATABASE_URL;
  if (!url)
    throw new AppError('unavailable', 'No database is configured.', 'Set DATABASE_URL and start again.');
  const clients = (shared.rolecallClients ??= new Map());
  const known = clients.get(url);
  if (known) return known;
  const made = connect(url);
  clients.set(url, made);
  return made;
}

/** The transaction that the caller runs in, if any, else the pool of `DATABASE_URL`. Throws `unavailable` without one. */
export function db(): Db {
  return running.getStore()?.tx ?? client();
}

/** Runs `action` once the outermost transaction has committed; at once when there is none. For in-process caches. */
export function afterCommit(action: AfterCommit): void {
  const store = running.getStore();
  if (store) store.afterCommit.push(action);
  else action();
}

type Work<T> = (tx: Db) => Promise<T>;

export interface TransactionOptions {
  /** Instead of 60 seconds: for what rebuilds a history, and for what may have to wait for that. */
  timeoutMs?: number;
}

/** For the rebuilding of an account's history, and for saves that may have to wait for one. */
export const longTransaction: TransactionOptions = { timeoutMs: 30 * 60_000 };

/**
 * Runs `work` in a transaction of 60 seconds at most, or inside the one that already runs. A serialization failure
 * or deadlock runs it again from the start, so `work` has no effects outside the database.
 *
 * @param viewer who changes something; null (or left out) for what no person asked for
 */
export async function withTransaction<T>(viewer: Viewer | null, work: Work<T>): Promise<T>;
export async function withTransaction<T>(work: Work<T>, options?: TransactionOptions): Promise<T>;
export async function withTransaction<T>(
  first: Viewer | null | Work<T>,
  second?: Work<T> | TransactionOptions,
): Promise<T> {
  const work = typeof first === 'function' ? first : second;
  const viewer = typeof first === 'function' ? null : first;
  const options = typeof second === 'object' ? second : {};
  if (typeof work !== 'function') throw new AppError('internal', 'withTransaction was called without work.');
  const outer = running.getStore();
  if (outer) return running.run({ ...outer, viewer: viewer ?? outer.viewer }, () => work(outer.tx));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(viewer, work, options);
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt * (1 + Math.random())));
    }
  }
}

async function runOnce<T>(
  viewer: Viewer | null,
  work: Work<T>,
  { timeoutMs }: TransactionOptions,
): Promise<T> {
  const afterwards: AfterCommit[] = [];
  const result = await client().$transaction(
    (tx) => running.run({ tx, viewer, afterCommit: afterwards }, () => work(tx)),
    timeoutMs === undefined ? undefined : { timeout: timeoutMs },
  );
  for (const action of afterwards) action();
  return result;
}

/** Closes every pool of this process: for the end of a command or a test. */
export async function disconnect(): Promise<void> {
  const clients = [...(shared.rolecallClients?.values() ?? [])];
  shared.rolecallClients?.clear();
  await Promise.all(clients.map((each) => each.$disconnect()));
}
