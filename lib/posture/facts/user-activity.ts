import type { AccountSnapshot, LastAccessed } from '@/lib/snapshot/account-snapshot';
import { type Instant, valueOf } from '@/lib/snapshot/reading';
import { latest } from '../days';
import { passwordLastUsed, type UserFacts } from './account-facts';

/** The latest sign of life of a user, by where it shows. */
export interface UserActivity {
  passwordLastUsedAt: Instant | null;
  keyLastUsedAt: Instant | null;
  /** By last-accessed data. */
  serviceLastUsedAt: Instant | null;
  /** Of credentials for single services AWS records no use: their creation counts. */
  serviceCredentialCreatedAt: Instant | null;
  /** The latest of all; null when there is none. */
  lastActiveAt: Instant | null;
}

const rememberedByArn = new WeakMap<AccountSnapshot, ReadonlyMap<string, LastAccessed>>();
const rememberedUse = new WeakMap<LastAccessed, Instant | null>();

/** Gathers what is known of a user's activity. */
export function userActivity(user: UserFacts, snapshot: AccountSnapshot): UserActivity {
  const credentials = valueOf(snapshot.otherCredentials)?.serviceSpecific ?? [];
  const issued = credentials.filter(({ userName, status }) => userName === user.name && status === 'Active');
  const passwordLastUsedAt = user.row && passwordLastUsed(user.row);
  const keyLastUsedAt = latest(...user.keys.map((key) => key.lastUsed));
  const serviceLastUsedAt = servicesLastUsed(user.arn, snapshot);
  const serviceCredentialCreatedAt = latest(...issued.map(({ createdAt }) => createdAt));
  return {
    passwordLastUsedAt,
    keyLastUsedAt,
    serviceLastUsedAt,
    serviceCredentialCreatedAt,
    lastActiveAt: latest(passwordLastUsedAt, keyLastUsedAt, serviceLastUsedAt, serviceCredentialCreatedAt),
  };
}

/** Last-accessed data is carried over from scan to scan as the same object, so that each is looked through once. */
function servicesLastUsed(arn: string, snapshot: AccountSnapshot): Instant | null {
  let byArn = rememberedByArn.get(snapshot);
  if (!byArn) {
    byArn = new Map((valueOf(snapshot.lastAccessed) ?? []).map((identity) => [identity.arn, identity]));
    rememberedByArn.set(snapshot, byArn);
  }
  const identity = byArn.get(arn);
  if (!identity) return null;
  const known = rememberedUse.get(identity);
  if (known !== undefined) return known;
  const lastUsed = latest(...identity.services.map((service) => service.lastUsed));
  rememberedUse.set(identity, lastUsed);
  return lastUsed;
}
