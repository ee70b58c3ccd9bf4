import { sharePercent, type SharePercent, type UseWeights } from './unused-share';

/**
 * Whether a principal's share counts, and why not: no use of its own within the threshold (remove it, do not trim it),
 * younger than the threshold, owned by AWS, judged per permission set, kept for emergencies, of a suspended account,
 * granted nothing, or not read.
 */
export const shareStatuses = [
  'scored',
  'unused-principal',
  'too-young',
  'service-linked',
  'permission-set',
  'emergency',
  'suspended',
  'nothing-granted',
  'unread',
] as const;
export type ShareStatus = (typeof shareStatuses)[number];

/** One principal of an account, as its figure is made. */
export interface JudgedShare {
  status: ShareStatus;
  isAdministrator: boolean;
  /** Null where rights or their use were not read. */
  share: UseWeights | null;
}

/** The figure of an account: the mean over its scored principals, each of which counts once. */
export interface AccountShare {
  /** Means in percent; null when no principal is scored. */
  mean: SharePercent | null;
  scored: number;
  /** Scored principals by their unused share: up to 20, 40, 60, 80 and 100 %. */
  buckets: number[];
  /** Full administrators among them, who stay in the mean. */
  administrators: { scored: number; unused: number | null };
  /** How many have each status. */
  statuses: Record<ShareStatus, number>;
}

export const shareBuckets = 5;

/** The bucket of an unused share in percent; an even border belongs to the lower one, but for 0 to the first. */
export function bucketOf(unusedPercent: number): number {
  return Math.min(shareBuckets - 1, Math.max(0, Math.ceil(unusedPercent / (100 / shareBuckets)) - 1));
}

/** Sums principals up. Weights are never added over them: a handful of administrators would decide the figure. */
export function summarizeShares(principals: readonly JudgedShare[]): AccountShare {
  const statuses = Object.fromEntries(
    shareStatuses.map((status) => [status, principals.filter((one) => one.status === status).length]),
  ) as Record<ShareStatus, number>;
  const scored = principals.flatMap(({ status, share, isAdministrator }) => {
    const percent = status === 'scored' && share ? sharePercent(share) : null;
    return percent ? [{ percent, isAdministrator }] : [];
  });
  const mean = (part: keyof SharePercent, of: typeof scored): number =>
    of.reduce((sum, { percent }) => sum + percent[part], 0) / of.length;
  const administrators = scored.filter(({ isAdministrator }) => isAdministrator);
  const buckets = Array.from({ length: shareBuckets }, () => 0);
  for (const { percent } of scored)
    buckets[bucketOf(percent.unused)] = (buckets[bucketOf(percent.unused)] ?? 0) + 1;
  return {
    mean:
      scored.length === 0
        ? null
        : { used: mean('used', scored), unused: mean('unused', scored), unknown: mean('unknown', scored) },
    scored: scored.length,
    buckets,
    administrators: {
      scored: administrators.length,
      unused: administrators.length === 0 ? null : mean('unused', administrators),
    },
    statuses,
  };
}
