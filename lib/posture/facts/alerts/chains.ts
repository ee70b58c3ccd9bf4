import { parseArn } from '@/lib/iam/arn';
import type { Alarm, Alerts, MetricFilter, RegionAlerts, Topic } from '@/lib/snapshot/data/alerts';
import { createMemo } from '../../intern';
import { plainGroupArn } from '../trail-retention';
import type { Matches } from './event-fields';
import { parseEventPattern } from './event-pattern';
import { parseFilterPattern } from './filter-pattern';
import type { AlertNeed } from './needs';
import { everydayEvent, forAccount, type SampleEvent, toBusEvent } from './sample-events';

/** What turns some events into a message, and where that breaks. */
export interface Chain {
  /** The filter or rule, for people. */
  name: string;
  /** Names of the samples that it notices. */
  notices: ReadonlySet<string>;
  /** The Region whose events it hears; null: all, through a trail. */
  region: string | null;
  /** How many links hold, to tell the best of several that break. */
  links: number;
  /** The link that is missing, in words; null when all hold or cannot be seen. */
  broken: string | null;
  /** Why it cannot be told whether it works; null when it can. */
  unsure: string | null;
}

export interface ChainSources {
  accountId: string;
  alerts: Alerts;
  /** Log groups that trails of all regions write to, with why it is not known whether they do. */
  logGroups: ReadonlyMap<string, string | null>;
}

const filterMemo = createMemo<{ matches: Matches | null }>(5_000);
const ruleMemo = createMemo<{ matches: Matches | null }>(5_000);
const sampleMemo = createMemo<readonly SampleEvent[]>(2_000);

/** The samples of a need in an account's own name. */
export function samplesFor({ what, samples }: AlertNeed, accountId: string): readonly SampleEvent[] {
  return sampleMemo(`${accountId} ${what}`, () =>
    samples.map((sample) => ({ ...sample, event: forAccount(sample.event, accountId) })),
  );
}

/** Every metric filter that tells some of the needed events from everyday ones, followed to whom it tells. */
export function filterChains(need: AlertNeed, sources: ChainSources): Chain[] {
  const samples = samplesFor(need, sources.accountId);
  return sources.alerts.regions.flatMap((region) =>
    region.metricFilters.flatMap((filter) => {
      const { matches } = filterMemo(filter.pattern, () => ({ matches: parseFilterPattern(filter.pattern) }));
      const notices = samples.filter(({ event }) => matches?.(event)).map(({ name }) => name);
      if (notices.length === 0 || matches?.(forAccount(everydayEvent, sources.accountId))) return [];
      const chain = { name: `metric filter ${filter.name}`, notices: new Set(notices), region: null };
      return [{ ...chain, ...followFilter(filter, region, sources) }];
    }),
  );
}

/** Every event rule that hears some of the needed events; global ones only in the Region where they are recorded. */
export function ruleChains(need: AlertNeed, homeRegion: string, sources: ChainSources): Chain[] {
  const samples = samplesFor(need, sources.accountId);
  return sources.alerts.regions.flatMap(({ region, rules }) => {
    const heard = samples.filter(({ isGlobal }) => !isGlobal || region === homeRegion);
    return rules.flatMap(({ name, enabled, pattern, targets }) => {
      if (pattern === null) return [];
      const { matches } = ruleMemo(pattern, () => ({ matches: parseEventPattern(pattern) }));
      const notices = heard.filter(({ event }) => matches?.(toBusEvent(event, region)));
      if (notices.length === 0) return [];
      const chain = { name: `rule ${name}`, notices: new Set(notices.map((one) => one.name)), region };
      return [{ ...chain, ...followRule({ name, enabled, targets }, sources) }];
    });
  });
}

type Outcome = Pick<Chain, 'links' | 'broken' | 'unsure'>;

function broken(links: number, what: string): Outcome {
  return { links, broken: what, unsure: null };
}

function followFilter(filter: MetricFilter, region: RegionAlerts, sources: ChainSources): Outcome {
  const why = sources.logGroups.get(plainGroupArn(filter.logGroupArn));
  if (why === undefined)
    return broken(1, `no trail of all regions writes to the log group of metric filter ${filter.name}`);
  const alarms = region.alarms.filter(({ metric }) => filter.metrics.includes(metric));
  if (alarms.length === 0) return broken(2, `no alarm watches the metric of ${filter.name}`);
  const outcome = bestOf(alarms.map((alarm) => followAlarm(alarm, sources)));
  return why === null || outcome.broken ? outcome : { ...outcome, unsure: why };
}

function followAlarm({ name, actionsEnabled, actions }: Alarm, sources: ChainSources): Outcome {
  if (!actionsEnabled) return broken(3, `the actions of alarm ${name} are switched off`);
  if (actions.length === 0) return broken(3, `alarm ${name} has no action`);
  return bestOf(actions.map((action) => followTarget(action, sources)));
}

function followRule(
  rule: { name: string; enabled: boolean; targets: readonly string[] },
  sources: ChainSources,
): Outcome {
  if (!rule.enabled) return broken(2, `rule ${rule.name} is switched off`);
  if (rule.targets.length === 0) return broken(3, `rule ${rule.name} has no target`);
  return bestOf(rule.targets.map((target) => followTarget(target, sources)));
}

/** A topic needs a reader. Whatever else is told (a function, a queue, another bus) is taken to be there for it. */
function followTarget(target: string, { accountId, alerts }: ChainSources): Outcome {
  const arn = parseArn(target);
  const works: Outcome = { links: 5, broken: null, unsure: null };
  if (arn?.service !== 'sns') return works;
  const topic = findTopic(target, alerts);
  if (topic)
    return topic.confirmedSubscriptions > 0
      ? works
      : broken(4, `nobody has confirmed a subscription to topic ${arn.resource}`);
  const isVisible = arn.accountId === accountId && alerts.regions.some(({ region }) => region === arn.region);
  if (isVisible) return broken(4, `topic ${arn.resource} does not exist`);
  return { ...works, unsure: `subscriptions to topic ${target} cannot be seen from this account` };
}

function findTopic(arn: string, alerts: Alerts): Topic | undefined {
  return alerts.regions.flatMap(({ topics }) => topics).find((topic) => topic.arn === arn);
}

/** One that works, else one that may, else the one that gets furthest. */
function bestOf(outcomes: readonly Outcome[]): Outcome {
  const rank = ({ links, broken: missing, unsure }: Outcome): number =>
    missing === null ? (unsure === null ? 100 : 50) : links;
  return outcomes.reduce((best, next) => (rank(next) > rank(best) ? next : best));
}
