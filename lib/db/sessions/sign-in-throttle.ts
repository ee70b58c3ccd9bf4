import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { db } from '../client';

const windowMs = 15 * 60_000;
/** Failures within the window after which a further try has to wait. An address may serve many people. */
const freeTries = { email: 5, address: 30 } as const;
const longestWaitMs = 15 * 60_000;

export interface SignInKeys {
  email: string;
  address: string | null;
}

function keysOf({ email, address }: SignInKeys): { key: string; free: number }[] {
  const keys = [{ key: `email:${email}`, free: freeTries.email as number }];
  if (address) keys.push({ key: `address:${address}`, free: freeTries.address });
  return keys;
}

/**
 * Throws `throttled` while sign-ins for this e-mail address or from this network address must wait. The wait doubles
 * with each failure beyond the free ones, up to 15 minutes. It is the same for people that exist and that do not.
 */
export async function requireSignInAllowed(keys: SignInKeys): Promise<void> {
  const at = now();
  const since = new Date(at.getTime() - windowMs);
  for (const { key, free } of keysOf(keys)) {
    const failures = await db().signInAttempt.findMany({
      where: { key, at: { gt: since } },
      orderBy: { at: 'desc' },
      select: { at: true },
    });
    const last = failures[0];
    if (!last || failures.length < free) continue;
    const waitMs = Math.min(longestWaitMs, 15_000 * 2 ** (failures.length - free));
    const leftMs = last.at.getTime() + waitMs - at.getTime();
    if (leftMs <= 0) continue;
    const seconds = Math.ceil(leftMs / 1_000);
    throw new AppError('throttled', 'Too many failed sign-ins.', `Try again in ${inWords(seconds)}.`, {
      seconds,
    });
  }
}

/** Notes a failed sign-in and forgets those that no longer count. */
export async function recordFailedSignIn(keys: SignInKeys): Promise<void> {
  const at = now();
  await db().signInAttempt.createMany({ data: keysOf(keys).map(({ key }) => ({ key, at })) });
  await db().signInAttempt.deleteMany({ where: { at: { lt: new Date(at.getTime() - windowMs) } } });
}

/** Forgets the failures of an e-mail address after a sign-in that worked. */
export async function forgetFailedSignIns(email: string): Promise<void> {
  await db().signInAttempt.deleteMany({ where: { key: `email:${email}` } });
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
