import type { PersonRole } from './viewer';

export interface DemoPerson {
  email: string;
  name: string;
  role: PersonRole;
  password: string;
}

/**
 * The three people of the demo, which runs on the loopback address with invented data. Their passwords are public:
 * the console prints them and the sign-in page fills them in.
 */
export const demoPeople: readonly DemoPerson[] = [
  {
    email: 'ines.okafor@halyard.example',
    name: 'Ines Okafor',
    role: 'admin',
    password: 'demo admin of Rolecall',
  },
  {
    email: 'mara.ferreira@halyard.example',
    name: 'Mara Ferreira',
    role: 'analyst',
    password: 'demo analyst of Rolecall',
  },
  {
    email: 'tom.lindqvist@halyard.example',
    name: 'Tom Lindqvist',
    role: 'manager',
    password: 'demo manager of Rolecall',
  },
];
