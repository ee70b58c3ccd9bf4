import { z } from 'zod';
import { maxPasswordLength, minPasswordLength } from '@/lib/access/password-limits';
import { personRoles } from '@/lib/access/viewer';

export const emailInput = z
  .email('This is not an e-mail address.')
  .max(254)
  .transform((email) => email.toLowerCase());
export const nameInput = z.string().trim().min(1, 'Give a name.').max(128, 'At most 128 characters.');
export const roleInput = z.enum(personRoles);
export const newPasswordInput = z
  .string()
  .min(minPasswordLength, `At least ${minPasswordLength} characters.`)
  .max(maxPasswordLength, `At most ${maxPasswordLength} characters.`);
