import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import type { CheckInput } from '../../types';
import { ruleChains } from './chains';
import { alertNeeds } from './needs';

/** What hears of CloudTrail's events as they happen beside a log group: rules of EventBridge, or CloudTrail Lake. */
export interface RealTimePath {
  name: string | null;
  /** Why it cannot be told that there is none; null when it can. */
  why: string | null;
}

/** The first rule that hears any of the events that alerts are for, or event data store. */
export function realTimePath({ snapshot }: Pick<CheckInput, 'snapshot'>): RealTimePath {
  const store = (valueOf(snapshot.eventDataStores) ?? []).find(({ status }) => status === 'ENABLED');
  if (store) return { name: `event data store ${store.name}`, why: null };
  const { alerts, accountId } = snapshot;
  if (alerts.state !== 'read')
    return { name: null, why: alerts.state === 'unread' ? whyUnread(alerts) : null };
  const sources = { accountId, alerts: alerts.value, logGroups: new Map<string, null>() };
  const heard = alerts.value.regions.flatMap(({ region }) =>
    Object.values(alertNeeds).flatMap((need) => ruleChains(need, region, sources)),
  );
  return { name: heard.find(({ broken }) => broken === null)?.name ?? null, why: null };
}
