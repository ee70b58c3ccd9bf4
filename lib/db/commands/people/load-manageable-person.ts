import { AppError } from '@/lib/errors';
import type { Db } from '../../client';

/** The person to change, locked. Throws `not-found`. */
export async function loadManageablePerson(tx: Db, personId: string) {
  await tx.$executeRaw`select 1 from "Person" where role = 'admin' or id = ${personId}::uuid for update`;
  const person = await tx.person.findUnique({ where: { id: personId } });
  if (!person) throw new AppError('not-found', 'This person is not here any more.', 'Reload the list.');
  return person;
}

/** Throws `precondition` when nobody could administer Rolecall after this person stops doing so. */
export async function requireAnotherAdmin(tx: Db, person: { id: string; role: string }): Promise<void> {
  if (person.role !== 'admin') return;
  const others = await tx.person.count({
    where: { role: 'admin', disabledAt: null, id: { not: person.id } },
  });
  if (others > 0) return;
  throw new AppError('precondition', 'This is the last admin.', 'Make someone else an admin first.');
}
