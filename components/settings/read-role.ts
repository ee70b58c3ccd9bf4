import { personRoles, type PersonRole } from '@/lib/access/viewer';

/** The role of a form; the least one for text that is none. */
export function readRole(form: FormData): PersonRole {
  return personRoles.find((role) => role === form.get('role')) ?? 'manager';
}
