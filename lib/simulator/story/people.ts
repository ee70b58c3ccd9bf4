import type { AccountBook } from './account-book';
import { addUser } from './user-spec';
import type { KeySpec, UserSpec } from './user-spec';

/** A person with a console password: name, days since creation, days since MFA (null = none), groups, what else is special. */
export type PersonRow = [
  name: string,
  created: number,
  mfa: number | null,
  groups: string[],
  more?: Partial<UserSpec> & { every?: number; idle?: number },
];

/** Adds people; without more they sign in every few days and still do. */
export function addPeople(book: AccountBook, rows: readonly PersonRow[], work: string[]): void {
  for (const [name, created, mfa, groups, more = {}] of rows) {
    const { every, idle, ...rest } = more;
    const rhythm = { every: every ?? book.dice.pick([1, 1, 2, 3, 5]), idle: idle ?? 0 };
    const kind = book.dice.chance(0.3) ? 'fido' : 'virtual';
    addUser(book, {
      name,
      created,
      groups,
      owner: name,
      work,
      console: { signIn: rhythm },
      mfa: mfa === null ? undefined : { since: mfa, kind },
      ...rest,
    });
  }
}

/** A key that one of the two rotation drives replaced: new key, a week later the old one off, another week later gone. */
export function rotatedKeys(drive: number, before: number, services: string[]): KeySpec[] {
  return [
    { label: 'first', created: before, services, inactiveSince: drive - 7, deleted: drive - 14 },
    { label: `drive-${drive}`, created: drive, services },
  ];
}

/** A user for a program, under /service/, with keys alone. */
export function addServiceUser(
  book: AccountBook,
  spec: Omit<UserSpec, 'created'> & { created?: number; keys: KeySpec[] },
): void {
  const oldest = Math.max(...spec.keys.map((key) => key.created));
  addUser(book, { path: '/service/', created: oldest + 1, ...spec });
}
