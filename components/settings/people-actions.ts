import type { PersonRole } from '@/lib/access/viewer';
import type { ActionResult } from '@/lib/auth/action-result';

/** The server actions of the people page. */
export interface PeopleActions {
  add: (input: {
    email: string;
    name: string;
    role: PersonRole;
  }) => Promise<ActionResult<{ email: string; link: string }>>;
  issueLink: (personId: string) => Promise<ActionResult<{ link: string }>>;
  changeRole: (input: { personId: string; role: PersonRole }) => Promise<ActionResult<{ role: PersonRole }>>;
  setEnabled: (input: { personId: string; enabled: boolean }) => Promise<ActionResult<{ enabled: boolean }>>;
  signOutEverywhere: (personId: string) => Promise<ActionResult<{ sessions: number }>>;
}
