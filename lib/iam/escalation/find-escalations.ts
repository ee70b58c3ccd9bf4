import { routesToAdministrator, type Route } from '../graph/account-routes';
import { type AccountMap, mapAccount } from '../graph/map-account';
import type { EscalationAccount } from './escalation-account';
import type { Step } from './find-steps';
import type { EscalationPath } from './paths';

/** What an identity could become. */
export interface Escalation {
  /** From the identity to an administrator; none when it reaches none, or is one. */
  steps: readonly Step[];
  /** Other first hops of routes that are as short and as sure. */
  alternatives: readonly Step[];
  /** Some step hangs on a condition that the data cannot settle. */
  conditional: boolean;
  /** It is an administrator already, or one under a condition. */
  administrator: boolean;
  /** Ways whose calls it may make and which lead to no stronger identity as far as is known. */
  latent: readonly EscalationPath[];
}

const nowhere: Route = { steps: [], alternatives: [] };

/**
 * Who of an account reaches an administrator of it, in the fewest hops: one search backwards from all administrators, by
 * sure steps first and then with those under a condition. Service-linked roles are neither asked nor targets.
 * Source: `iam-analysis.md` 7.
 */
export function findEscalations(
  account: EscalationAccount,
  map: AccountMap = mapAccount(account),
): Map<string, Escalation> {
  const result = new Map<string, Escalation>();
  for (const arn of map.administrators)
    result.set(arn, { ...nowhere, conditional: false, administrator: true, latent: [] });
  const routes = routesToAdministrator(map);
  for (const { seeker } of map.seekers) {
    const { arn } = seeker.subject;
    const route = routes.get(arn) ?? nowhere;
    const conditional = route.steps.some(({ decision }) => decision === 'conditional');
    result.set(arn, { ...route, conditional, administrator: false, latent: seeker.latent });
  }
  return result;
}
