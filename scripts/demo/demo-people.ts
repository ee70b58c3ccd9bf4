/** Who may sign in to the demo. It listens on this machine only and knows nothing real, so the passwords are fixed. */
export const demoPeople = [
  { role: 'admin', name: 'Ada Marsh', email: 'admin@halyard.example', password: 'halyard-admin-demo' },
  {
    role: 'analyst',
    name: 'Noor Haddad',
    email: 'analyst@halyard.example',
    password: 'halyard-analyst-demo',
  },
  { role: 'manager', name: 'Tomas Berg', email: 'manager@halyard.example', password: 'halyard-manager-demo' },
] as const;
