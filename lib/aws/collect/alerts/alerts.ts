import type { Trail } from '@/lib/snapshot/account-snapshot';
import type { Alerts, RegionAlerts } from '@/lib/snapshot/data/alerts';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import type { StageError } from '@/lib/snapshot/stage';
import { accountOfArn, regionOfArn } from '../../partition';
import { askRegions, turnAsOf, unreadRegionsOf } from '../ask-regions';
import { attempt } from '../attempt';
import { enabledRegions } from '../enabled-regions';
import { previousOf, read, readSoFar, unread, type StageContext, type StageResult } from '../stage-context';
import { listEventRules, readTopic } from './event-rules';
import { listAlarms, listMetricFilters, readRetention, type TrailGroup } from './metric-alarms';

const groupArn = /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:(.+?)(:\*)?$/;

/** Log groups of this account that trails write to, in a region. */
function trailGroups({ session }: StageContext, trails: readonly Trail[], region: string): TrailGroup[] {
  const arns = new Set(trails.flatMap((trail) => trail.cloudWatchLogsGroupArn ?? []));
  return [...arns].flatMap((arn) => {
    const [, name] = groupArn.exec(arn) ?? [];
    const isOurs = accountOfArn(arn) === session.link.accountId && regionOfArn(arn) === region;
    return name !== undefined && isOurs ? [{ arn, name }] : [];
  });
}

/** Topics that alarms and rules of a region send to. */
function topicArns({ alarms, rules }: Pick<RegionAlerts, 'alarms' | 'rules'>): string[] {
  const targets = [...alarms.flatMap((alarm) => alarm.actions), ...rules.flatMap((rule) => rule.targets)];
  return [...new Set(targets.filter((arn) => /^arn:[\w-]+:sns:/.test(arn)))].sort();
}

interface Watched {
  alerts: RegionAlerts;
  /** A topic of another account is not always ours to ask about: the region is then not known whole. */
  error: StageError | null;
}

async function readTopics(context: StageContext, watched: Watched): Promise<void> {
  const { region, topics } = watched.alerts;
  for (const arn of topicArns(watched.alerts)) {
    const { value, error } = await attempt('sns:GetTopicAttributes', () => readTopic(context, region, arn));
    if (error) watched.error ??= error;
    else if (value) topics.push(value);
  }
}

async function readRegion(context: StageContext, region: string, trails: readonly Trail[]): Promise<Watched> {
  const alerts: RegionAlerts = {
    region,
    metricFilters: [],
    alarms: [],
    rules: [],
    topics: [],
    logRetention: {},
  };
  for (const group of trailGroups(context, trails, region)) {
    const days = await readRetention(context, region, group);
    if (days === undefined) continue;
    alerts.logRetention[group.arn] = days;
    alerts.metricFilters.push(...(await listMetricFilters(context, region, group)));
  }
  const metrics = new Set(alerts.metricFilters.flatMap((filter) => filter.metrics));
  alerts.alarms = await listAlarms(context, region, metrics);
  alerts.rules = await listEventRules(context, region);
  const watched: Watched = { alerts, error: null };
  await readTopics(context, watched);
  return watched;
}

/** Where events of global services arrive, and where trails are at home, as far as the account may use those. */
async function regionsOf(context: StageContext, trails: readonly Trail[]): Promise<string[]> {
  const wanted = new Set([context.session.region, ...trails.map((trail) => trail.homeRegion)]);
  return (await enabledRegions(context)).filter((region) => wanted.has(region));
}

/** What turns CloudTrail's events into messages, once a day. */
export async function collectAlerts(context: StageContext): Promise<StageResult> {
  const trails = readSoFar(context, 'trails') ?? [];
  const before = previousOf(context, 'alerts');
  const unreadBefore = new Set(before?.value.unreadRegions.map((one) => one.region));
  const { values, errors } = await askRegions<Watched>(context, {
    stage: 'alerts',
    regions: await regionsOf(context, trails),
    before: (region) => {
      const alerts = before?.value.regions.find((one) => one.region === region);
      return alerts && !unreadBefore.has(region) ? { alerts, error: null } : null;
    },
    isQuiet: ({ alerts }) => alerts.metricFilters.length === 0 && alerts.rules.length === 0,
    operation: 'events:ListRules',
    ask: (region) => readRegion(context, region, trails),
  });
  for (const [region, { error }] of values) if (error) errors.set(region, error);
  const [error] = errors.values();
  if (error && values.size === 0) return { readings: { alerts: unread(error) }, error };
  const alerts: Alerts = {
    regions: sortedBy(
      [...values.values()].map((watched) => watched.alerts),
      (one) => one.region,
    ),
    unreadRegions: sortedBy(unreadRegionsOf(errors), (one) => one.region),
  };
  return {
    readings: { alerts: read(alerts, turnAsOf(context, 'alerts', before?.asOf ?? null)) },
    error,
  };
}
