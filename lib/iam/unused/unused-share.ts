import type { AccessLevel } from '../actions/action-catalog';
import type { ActionLevels } from '../actions/action-levels';
import type { Grant } from '../types';
import type { GrantedPair, GrantedRights } from './granted-rights';
import { unknownLevel, weightOfLevel } from './weights';

/** Weights of rights by what is known of their use; they add up to the weight of all that is granted. */
export interface UseWeights {
  used: number;
  unused: number;
  unknown: number;
}

/** One granted pair with its weight, split by use. */
export interface PairUse extends GrantedPair, UseWeights {}

/** How much of what a principal may do it does, service and access level by service and access level. */
export interface UnusedShare extends UseWeights {
  pairs: readonly PairUse[];
}

/** The three parts in percent of the whole. */
export type SharePercent = UseWeights;

interface ServiceEvidence {
  whole: Grant['use'];
  /** Tracked actions, without the service, in lower case. */
  tracked: { name: string; used: boolean }[];
}

/**
 * The fair share of unused rights (`iam-analysis.md` 4.3): (service, access level) pairs instead of actions, so that big
 * services weigh no more than small ones and dangerous levels weigh more. A service that AWS does not report, and a level
 * of a used service whose actions are not tracked, count as unknown.
 *
 * @param grants what AWS reports of the principal, as `grantsOf` tells it
 */
export function unusedShare(
  rights: GrantedRights,
  grants: readonly Grant[],
  levels: Pick<ActionLevels, 'actionsOf'>,
): UnusedShare {
  const reported = evidenceByService(grants);
  const pairs = rights.pairs.map(({ service, level }): PairUse => {
    const weight = weightOfLevel[level];
    const evidence = reported.get(service.toLowerCase());
    if (!evidence || evidence.whole === 'not-tracked')
      return { service, level, used: 0, unused: 0, unknown: weight };
    if (evidence.whole === 'unused') return { service, level, used: 0, unused: weight, unknown: 0 };
    const levelOf = (name: string): AccessLevel => levels.actionsOf(service)?.get(name) ?? unknownLevel;
    const tracked = evidence.tracked.filter(
      ({ name }) => levelOf(name) === level && rights.isGranted(`${service}:${name}`),
    );
    if (tracked.length === 0) return { service, level, used: 0, unused: 0, unknown: weight };
    const used = (weight * tracked.filter((action) => action.used).length) / tracked.length;
    return { service, level, used, unused: weight - used, unknown: 0 };
  });
  return { ...sumWeights(pairs), pairs };
}

/**
 * The share of several carriers taken as one, such as the roles of a permission set or all who have a policy: of each
 * pair what the carrier that uses most of it shows. Unknown stands where no carrier used a pair and one may have.
 */
export function uniteShares(shares: readonly (readonly PairUse[])[]): UnusedShare {
  const best = new Map<string, PairUse>();
  for (const pair of shares.flat()) {
    const key = `${pair.service} ${pair.level}`;
    const known = best.get(key);
    if (!known || moreUsed(pair, known)) best.set(key, pair);
  }
  const pairs = [...best.values()];
  return { ...sumWeights(pairs), pairs };
}

/** The parts in percent; null where nothing is granted. */
export function sharePercent({ used, unused, unknown }: UseWeights): SharePercent | null {
  const whole = used + unused + unknown;
  if (whole === 0) return null;
  const part = (weight: number): number => (100 * weight) / whole;
  return { used: part(used), unused: part(unused), unknown: part(unknown) };
}

function moreUsed(one: UseWeights, other: UseWeights): boolean {
  return one.used > other.used || (one.used === other.used && one.unknown > other.unknown);
}

function sumWeights(parts: readonly UseWeights[]): UseWeights {
  const sum = { used: 0, unused: 0, unknown: 0 };
  for (const { used, unused, unknown } of parts) {
    sum.used += used;
    sum.unused += unused;
    sum.unknown += unknown;
  }
  return sum;
}

function evidenceByService(grants: readonly Grant[]): Map<string, ServiceEvidence> {
  const byService = new Map<string, ServiceEvidence>();
  for (const { service, action, use } of grants) {
    if (action === null) byService.set(service.toLowerCase(), { whole: use, tracked: [] });
  }
  for (const { service, action, use } of grants) {
    if (action === null || use === 'not-tracked') continue;
    const name = action.slice(action.indexOf(':') + 1).toLowerCase();
    byService.get(service.toLowerCase())?.tracked.push({ name, used: use === 'used' });
  }
  return byService;
}
