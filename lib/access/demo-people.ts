import type { PersonRole } from './viewer';

export interface DemoPerson {
  role: PersonRole;
  name: string;
  email: string;
  password: string;
}

/**
 * Who may sign in to the demo, printed by the console and filled in by the sign-in page. It listens on this machine
 * only and knows nothing real, so the passwords are fixed.
 */
export const demoPeople: readonly DemoPerson[] = [
  { role: 'admin', name: 'Ada Marsh', email: 'admin@halyard.example', password: 'halyard-admin-demo' },
  {
    role: 'analyst',
    name: 'Noor Haddad',
    email: 'analyst@halyard.example',
    password: 'halyard-analyst-demo',
  },
  { role: 'manager', name: 'Tomas Berg', email: 'manager@halyard.example', password: 'halyard-manager-demo' },
];
