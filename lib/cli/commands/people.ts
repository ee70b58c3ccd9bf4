import { commandLineViewer, personRoles, type PersonRole } from '@/lib/access/viewer';
import { createPerson } from '@/lib/db/commands/people/create-person';
import { createToken } from '@/lib/db/commands/tokens/create-token';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { CommonOptions } from '../options';
import { answer, answerJson } from '../output';

export interface UserOptions extends CommonOptions {
  email: string;
  name: string;
  role: string;
}

/** `user create`: adds a person, who sets a password by the link that is printed. */
export async function userCreate(options: UserOptions): Promise<number> {
  const person = await createPerson(commandLineViewer, {
    email: options.email,
    name: options.name,
    role: roleOf(options.role),
  });
  const link = `${env().ROLECALL_URL ?? 'http://127.0.0.1:3210'}/set-password/${person.setupToken ?? ''}`;
  if (options.json) answerJson({ id: person.id, email: person.email, role: person.role, setupLink: link });
  else answer(`Added ${person.email} (${person.role}). Within three days they set a password at:\n${link}`);
  return 0;
}

export interface TokenOptions extends CommonOptions {
  name: string;
  role: string;
  expiresInDays?: string;
}

/** `token create`: prints the token, which is shown this once. */
export async function tokenCreate(options: TokenOptions): Promise<number> {
  const created = await createToken(commandLineViewer, {
    name: options.name,
    role: roleOf(options.role),
    expiresInDays: options.expiresInDays === undefined ? null : Number(options.expiresInDays),
  });
  if (options.json) answerJson(created);
  else answer(created.token);
  return 0;
}

function roleOf(text: string): PersonRole {
  const role = personRoles.find((each) => each === text);
  if (role) return role;
  throw new AppError('invalid', `"${text}" is not a role.`, `One of: ${personRoles.join(', ')}.`);
}
