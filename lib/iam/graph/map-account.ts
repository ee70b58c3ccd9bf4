import { toSubject } from '../administrator/subject';
import {
  type EscalationAccount,
  isAdministrator,
  isServiceLinked,
  listTargets,
} from '../escalation/escalation-account';
import { type Step, type Targets, toSeeker } from '../escalation/find-steps';
import { findSelfStep } from '../escalation/self-step';
import { findEdges, type SeekerEdges } from './find-edges';
import type { Hub } from './hubs';

/** One identity that is no administrator, with all that it can do about that. */
export interface MappedSeeker extends SeekerEdges {
  /** It makes itself an administrator. */
  selfStep: Step | null;
}

/** Who of an account can become whom. */
export interface AccountMap {
  administrators: ReadonlySet<string>;
  seekers: readonly MappedSeeker[];
  hubs: readonly Hub[];
  targets: Targets;
}

/** Works out every edge within an account. Administrators need none and get none. */
export function mapAccount(account: EscalationAccount): AccountMap {
  const subjects = account.identities
    .filter(({ kind, arn }) => kind !== 'group' && !isServiceLinked(arn))
    .map(toSubject);
  const administrators = new Set(subjects.filter(isAdministrator).map(({ arn }) => arn));
  const targets = listTargets(account);
  const others = subjects.filter(({ arn }) => !administrators.has(arn)).map(toSeeker);
  const { seekers, hubs } = findEdges(others, targets);
  return {
    administrators,
    hubs,
    targets,
    seekers: seekers.map((found) => ({ ...found, selfStep: findSelfStep(found.seeker, account) })),
  };
}
