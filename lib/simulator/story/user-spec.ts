import type { PolicyReference, PolicySource } from '../world/events';
import { uniqueId } from '../world/ids';
import type { Instant, MfaKind } from '../world/types';
import type { AccountBook } from './account-book';
import { actionsOf } from './service-actions';

/** How often something is used: every so many days, until so many days before the end (0 = still). */
export interface Rhythm {
  every: number;
  idle: number;
}

export interface KeySpec {
  label: string;
  /** Days before the end, as all numbers here. */
  created: number;
  /** Days since the last use at the end; absent = in daily use, `never` = not used once. */
  idle?: number | 'never';
  /** The first service is what the report shows as last used. */
  services?: string[];
  region?: string;
  inactiveSince?: number;
  deleted?: number;
  /** Last four characters of the key id. */
  ending?: string;
}

export interface UserSpec {
  name: string;
  created: number;
  path?: string;
  groups?: string[];
  attached?: PolicyReference[];
  inline?: Record<string, PolicySource>;
  boundary?: PolicyReference;
  /** Team or person in the tag `owner`. */
  owner?: string;
  console?: { set?: number; signIn: Rhythm | 'never'; removed?: number };
  mfa?: { since: number; until?: number; kind?: MfaKind };
  keys?: KeySpec[];
  /** Services of console work. */
  work?: string[];
  /** Plants the label admin-user from creation. */
  admin?: boolean;
  deleted?: number;
}

function createUser(book: AccountBook, spec: UserSpec): void {
  const { name, path, groups, attached, inline, boundary, owner } = spec;
  const tags = owner === undefined ? undefined : { owner };
  book.add(book.clock.ago(spec.created, 3), {
    type: 'user-created',
    name,
    path,
    groups,
    attached,
    inline,
    boundary,
    tags,
  });
}

/** A pattern of use with an exact last use: `idle` whole days before the end. */
function usages(book: AccountBook, from: Instant, rhythm: Rhythm) {
  const everyDays = rhythm.every;
  if (rhythm.idle === 0) return [{ from, everyDays, weekdaysOnly: everyDays === 1 }];
  const last = book.clock.ago(rhythm.idle, 1);
  if (last <= from) return [{ from: last, until: last }];
  return [
    { from, everyDays, until: book.clock.ago(rhythm.idle + 1) },
    { from: last, until: last },
  ];
}

function addConsole(book: AccountBook, spec: UserSpec): void {
  const { console: access, name } = spec;
  if (!access) return;
  const from = book.clock.ago(access.set ?? spec.created, 2);
  book.add(from, { type: 'password-set', user: name });
  if (access.signIn !== 'never') {
    for (const usage of usages(book, from, access.signIn)) {
      book.add(Math.max(from, book.clock.ago(spec.created, 1)), { type: 'password-used', user: name, usage });
    }
    for (const service of spec.work ?? []) {
      const [action] = actionsOf(service);
      for (const usage of usages(book, from, access.signIn)) {
        const actions = action === undefined ? [] : [action];
        book.add(from, {
          type: 'service-accessed',
          by: { kind: 'user', name },
          usage: { ...usage, service, actions, region: 'eu-west-1' },
        });
      }
    }
  }
  if (access.removed !== undefined) {
    book.add(book.clock.ago(access.removed), { type: 'password-removed', user: name });
  }
}

function addMfa(book: AccountBook, spec: UserSpec): void {
  if (!spec.mfa) return;
  const { since, until, kind = 'virtual' } = spec.mfa;
  book.add(book.clock.ago(since, 1, 30), { type: 'mfa-added', user: spec.name, kind, name: spec.name });
  if (until !== undefined) {
    book.add(book.clock.ago(until, 1, 30), { type: 'mfa-removed', user: spec.name, name: spec.name });
  }
}

function recordKeyUse(book: AccountBook, user: string, key: KeySpec): void {
  if (key.idle === 'never') return;
  const from = book.clock.ago(key.created, 1, 30);
  const region = key.region ?? 'eu-west-1';
  const idle = Math.max(key.idle ?? 0, key.inactiveSince ?? 0);
  const [main = 'sts', ...others] = key.services ?? ['s3'];
  for (const usage of usages(book, from, { every: 1, idle })) {
    const own = { ...usage, weekdaysOnly: false, region };
    book.add(from, {
      type: 'key-used',
      user,
      key: key.label,
      // The last hour of the day, so that the report names this service.
      usage: { ...own, service: main, actions: actionsOf(main), hour: 12, spanHours: 10 },
    });
    for (const service of others) {
      book.add(from, {
        type: 'key-used',
        user,
        key: key.label,
        usage: { ...own, from: usage.from, service, actions: actionsOf(service), hour: 1, spanHours: 8 },
      });
    }
  }
}

/** An access key with its whole life. */
export function addKey(book: AccountBook, user: string, key: KeySpec): void {
  const id =
    key.ending === undefined
      ? undefined
      : uniqueId('AKIA', book.seed, book.id, user, key.label).slice(0, -4) + key.ending;
  book.add(book.clock.ago(key.created, 2), { type: 'key-created', user, key: key.label, id });
  recordKeyUse(book, user, key);
  if (key.inactiveSince !== undefined) {
    const at = book.clock.ago(key.inactiveSince);
    book.add(at, { type: 'key-status-set', user, key: key.label, active: false });
  }
  if (key.deleted !== undefined) {
    book.add(book.clock.ago(key.deleted), { type: 'key-deleted', user, key: key.label });
  }
}

/** A user with credentials, habits and end. */
export function addUser(book: AccountBook, spec: UserSpec): void {
  createUser(book, spec);
  addConsole(book, spec);
  addMfa(book, spec);
  for (const key of spec.keys ?? []) addKey(book, spec.name, key);
  const gone = spec.deleted === undefined ? undefined : book.clock.ago(spec.deleted);
  if (gone !== undefined) book.add(gone, { type: 'user-deleted', name: spec.name });
  if (spec.admin) book.label('admin-user', spec.name, { from: book.clock.ago(spec.created, 3), until: gone });
}
