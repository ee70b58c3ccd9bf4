import type { PersonRole } from './viewer';

/** Roles as they are written on screen. */
export const roleNames: Record<PersonRole, string> = {
  admin: 'Admin',
  analyst: 'Analyst',
  manager: 'Manager',
};

/** What a role may do, in words. */
export const roleMeanings: Record<PersonRole, string> = {
  admin: 'Everything: also links accounts, changes settings, people and tokens, reads the audit log.',
  analyst: 'Sees everything, runs scans and follows up findings.',
  manager: 'Sees everything, prints and exports. Changes nothing.',
};
