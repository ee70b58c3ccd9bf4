import type { ServiceUsage, Usage } from './usage';

export const rightSizeModes = ['action', 'service'] as const;
/** Cut down to whole services that were used, or within them to the tracked actions that were. */
export type RightSizeMode = (typeof rightSizeModes)[number];

/**
 * What last-accessed data says of a service (action '') or of one tracked action of it (`s3:GetObject`). Action `*`: AWS
 * does not tell by action.
 */
export interface GrantEvidence {
  service: string;
  action: string;
  state: 'used' | 'unused' | 'not-tracked';
  /** Whole days from the last use to the snapshot; null without one, or where its day is not kept. */
  idleDays: number | null;
}

export interface EvidenceWindow {
  mode: RightSizeMode;
  /** Uses up to so many whole days before the snapshot count. */
  days: number;
}

const nameOf = (action: string) => action.slice(action.indexOf(':') + 1);

/** A use whose day is not kept any more counts: what is not known to be unused stays. */
function wasUsed({ state, idleDays }: GrantEvidence, days: number): boolean {
  return idleDays === null ? state === 'used' : idleDays <= days;
}

function toServiceUsage(actions: readonly GrantEvidence[], { mode, days }: EvidenceWindow): ServiceUsage {
  const tracked = mode === 'service' ? [] : actions.filter(({ action }) => action !== '*');
  const used = tracked.filter((row) => wasUsed(row, days));
  const unused = tracked.filter((row) => row.state !== 'not-tracked' && !wasUsed(row, days));
  return {
    used: new Map(used.map(({ action }) => [nameOf(action).toLowerCase(), nameOf(action)])),
    unused: new Set(unused.map(({ action }) => nameOf(action).toLowerCase())),
  };
}

/**
 * The evidence of one principal as right-sizing takes it (`iam-analysis.md` 5): a service that is not listed or not tracked
 * is not known to be unused; of a used one only tracked actions without a use go. No rows: nothing is known.
 */
export function usageOfGrants(rows: readonly GrantEvidence[], window: EvidenceWindow): Usage {
  const services = new Map<string, ServiceUsage | 'unused'>();
  for (const [service, own] of Map.groupBy(rows, (row) => row.service.toLowerCase())) {
    const whole = own.find(({ action }) => action === '');
    if (!whole || whole.state === 'not-tracked') continue;
    const actions = own.filter(({ action }) => action !== '');
    const isUsed = [whole, ...actions].some(
      (row) => row.state !== 'not-tracked' && wasUsed(row, window.days),
    );
    services.set(service, isUsed ? toServiceUsage(actions, window) : 'unused');
  }
  return { services, otherServices: 'unknown' };
}

/** The one row that counts for all principals that carry a policy: whoever used it last. */
function strongest<Row extends GrantEvidence>(rows: readonly Row[]): Row | null {
  const order = { used: 0, 'not-tracked': 1, unused: 2 };
  const sorted = [...rows].sort(
    (a, b) => order[a.state] - order[b.state] || (a.idleDays ?? Infinity) - (b.idleDays ?? Infinity),
  );
  return sorted[0] ?? null;
}

/**
 * The evidence of all principals that carry a policy as one: what any of them used was used. A service or action that
 * the data of one of them does not list counts as unknown.
 */
export function mergeEvidence<Row extends GrantEvidence>(principals: readonly (readonly Row[])[]): Row[] {
  const byKey = Map.groupBy(principals.flat(), ({ service, action }) => `${service}:${action}`.toLowerCase());
  return [...byKey.values()].flatMap((rows): Row[] => {
    const row = strongest(rows);
    if (!row) return [];
    const isKnown = rows.length === principals.length || row.state === 'used';
    return [isKnown ? row : { ...row, state: 'not-tracked', idleDays: null }];
  });
}
