import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Instance } from '@/lib/snapshot/data/compute';
import { type Reading, valueOf, whyUnread } from '@/lib/snapshot/reading';
import type { CheckInput } from '../types';

/** Whether there are resources of a kind; `not-asked` and `unread` where nobody looked or was let. */
export type Presence = 'yes' | 'no' | 'unread' | 'not-asked';

export interface InspectedResources {
  ec2: Presence;
  /** Told by clusters, which run images. */
  ecr: Presence;
  lambda: Presence;
  /** Why something is `unread`. */
  why: string | null;
}

/** The kinds of resource that Inspector could scan in a region. */
export function inspectedResources(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  region: string,
): InspectedResources {
  const { workloads, compute } = snapshot;
  const refused = valueOf(workloads)?.unreadRegions.find((unread) => unread.region === region);
  const counted = (...services: string[]): Presence => {
    if (workloads.state !== 'read') return absence(workloads);
    const counts = workloads.value.counts.filter((count) => count.region === region);
    if (counts.some(({ service, count }) => services.includes(service) && count > 0)) return 'yes';
    return refused ? 'unread' : 'no';
  };
  const instances = instancesIn(compute, region);
  return {
    ec2: presenceOfInstances(instances, counted('ec2')),
    ecr: counted('ecs', 'eks'),
    lambda: counted('lambda'),
    why:
      (refused && `${refused.operation}: ${refused.message}`) ?? whyUnread(workloads) ?? whyUnread(instances),
  };
}

function absence(reading: Reading<unknown>): Presence {
  return reading.state === 'unread' ? 'unread' : 'not-asked';
}

function instancesIn(compute: AccountSnapshot['compute'], region: string): Reading<Instance[]> {
  if (compute.state !== 'read') return compute;
  const found = compute.value.find((one) => one.region === region);
  return found?.instances ?? { state: 'skipped', reason: 'The region was not asked.' };
}

/** Either data set can show instances; the one that was read can deny them. */
function presenceOfInstances(instances: Reading<Instance[]>, counted: Presence): Presence {
  if (counted === 'yes') return 'yes';
  if (instances.state !== 'read') return counted === 'not-asked' ? absence(instances) : counted;
  return instances.value.some(({ state }) => state !== 'terminated') ? 'yes' : 'no';
}
