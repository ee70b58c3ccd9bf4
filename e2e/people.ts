import { demoPeople } from '../lib/access/demo-people';

export interface Credentials {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Who makes the empty installation their own. */
export const firstAdmin: Credentials = {
  name: 'Iris Okafor',
  email: 'iris@newcomer.example',
  password: 'paper lantern over water',
};

export type Who = 'admin' | 'analyst' | 'manager' | 'first admin';

/** How somebody signs in. Throws when the demo does not know the role. */
export function credentialsOf(who: Who): Credentials {
  const person = who === 'first admin' ? firstAdmin : demoPeople.find(({ role }) => role === who);
  if (!person) throw new Error(`The demo has no ${who}.`);
  return person;
}
