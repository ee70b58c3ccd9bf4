import { parseArn } from '@/lib/iam/arn';
import type { Alerts } from '@/lib/snapshot/data/alerts';
import { whyUnread } from '@/lib/snapshot/reading';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField, Severity } from '../../types';
import { evidenceList, listInWords } from '../list-in-words';
import { isLogging, trailsOf } from '../trail-facts';
import { plainGroupArn } from '../trail-retention';
import { failing, fieldsOf, judgeAccount, notApplicable, unknownVerdict, type Verdict } from '../verdict';
import { type Chain, type ChainSources, filterChains, ruleChains, samplesFor } from './chains';
import type { AlertNeed } from './needs';

const homeRegions: Record<string, string> = { 'aws-us-gov': 'us-gov-west-1', 'aws-cn': 'cn-north-1' };

/** What every check of an alert has in common. */
export const alertCheck = {
  group: 'logging',
  subject: 'account',
  stages: ['alerts', 'trails'],
  parameters: ['acceptEventBridge'],
} as const satisfies Partial<Check>;

/** How every alert is decided, after a sentence on the events. */
export const alertLogic =
  'Follows metric filters on the log group of a trail of all regions to an alarm with actions, and event rules to their targets, down to a confirmed subscription. Patterns are tried on sample events, so neither order nor spelling matters. Fails with the link that is missing; not applicable where the log group belongs to another account.';

/** The account's verdict on one need: somebody is told of every sample, by filters, rules or both. */
export function judgeAlert(input: CheckInput, severity: Severity, need: AlertNeed): CheckResult[] {
  const { snapshot } = input;
  return judgeAccount(input, { severity, reading: snapshot.alerts }, (alerts, asOf) => {
    const found = findChains(input, alerts, need);
    const evidence = fieldsOf('alerts', asOf, {
      what: need.what,
      noticedBy: found.working.map(({ name }) => name),
      notNoticed: found.notNoticed,
      missingLink: found.missingLink,
    });
    if (found.notNoticed.length === 0)
      return { result: 'pass', title: `Somebody is told of ${need.what}`, evidence };
    return beyondSight(input, alerts, found) ?? failing(evidence, describeMissingAlert);
  });
}

/** The title of a missing alert. */
export function describeMissingAlert(evidence: readonly EvidenceField[]): string {
  const notNoticed = evidenceList(evidence, 'notNoticed');
  const noticed = evidenceList(evidence, 'noticedBy');
  const what = evidenceText(evidence, 'what');
  const which = noticed.length > 0 ? `${what} (${listInWords(notNoticed)})` : what;
  return `Nobody is told of ${which}: ${evidenceText(evidence, 'missingLink')}`;
}

interface FoundChains {
  working: Chain[];
  unsure: Chain[];
  notNoticed: string[];
  missingLink: string | null;
}

function findChains(input: CheckInput, alerts: Alerts, need: AlertNeed): FoundChains {
  const { snapshot, thresholds } = input;
  const sources: ChainSources = { accountId: snapshot.accountId, alerts, logGroups: ownLogGroups(input) };
  const homeRegion = homeRegions[snapshot.partition] ?? 'us-east-1';
  const chains = [
    ...filterChains(need, sources),
    ...(thresholds.acceptEventBridge ? ruleChains(need, homeRegion, sources) : []),
  ];
  const working = chains.filter((chain) => chain.broken === null && chain.unsure === null);
  const notNoticed = unnoticed(need, working, sources);
  const stillOpen = chains.filter((chain) => chain.broken !== null);
  const furthest = stillOpen.toSorted((a, b) => b.links - a.links)[0]?.broken;
  return {
    working,
    unsure: chains.filter((chain) => chain.unsure !== null),
    notNoticed,
    missingLink: notNoticed.length > 0 ? (furthest ?? missingWithout(working, notNoticed, thresholds)) : null,
  };
}

function missingWithout(
  working: readonly Chain[],
  notNoticed: readonly string[],
  { acceptEventBridge }: CheckInput['thresholds'],
): string {
  const looks = acceptEventBridge ? 'metric filter or event rule looks' : 'metric filter looks';
  return working.length > 0 && notNoticed.some((name) => name.includes(' in '))
    ? 'the event rules are not in every region'
    : `no ${looks} for this`;
}

/** Samples that nobody notices; a regional one has to be noticed in every Region. */
function unnoticed(
  need: AlertNeed,
  working: readonly Chain[],
  { accountId, alerts }: ChainSources,
): string[] {
  const regions = [...alerts.regions, ...alerts.unreadRegions].map(({ region }) => region);
  return samplesFor(need, accountId).flatMap(({ name, isGlobal }) => {
    const noticing = working.filter(({ notices }) => notices.has(name));
    const heard = new Set(noticing.map(({ region }) => region));
    if (heard.has(null) || (isGlobal && heard.size > 0)) return [];
    const deaf = regions.filter((region) => !heard.has(region));
    if (heard.size === 0) return [name];
    return deaf.length > 0 ? [`${name} in ${listInWords(deaf)}`] : [];
  });
}

/** Log groups of the account that a trail of all regions writes to, with why that is not sure. */
function ownLogGroups(input: CheckInput): Map<string, string | null> {
  const groups = new Map<string, string | null>();
  for (const trail of trailsOf(input) ?? []) {
    const { cloudWatchLogsGroupArn: arn, isMultiRegion } = trail;
    const on = isLogging(trail);
    if (arn === null || !isMultiRegion || on === 'no') continue;
    const why = on === 'maybe' ? (whyUnread(trail.isLogging) ?? '') : null;
    if (groups.get(plainGroupArn(arn)) !== null) groups.set(plainGroupArn(arn), why);
  }
  return groups;
}

/** Why a missing alert is no fail: others watch, or not everything was seen. */
function beyondSight(input: CheckInput, alerts: Alerts, { unsure }: FoundChains): Verdict | null {
  const { snapshot } = input;
  const elsewhere = foreignLogGroupOwner(input);
  if (elsewhere)
    return notApplicable(`Account ${elsewhere} watches the log group of the organization’s trail`);
  const [unread] = alerts.unreadRegions;
  const why =
    unsure[0]?.unsure ??
    (unread ? `${unread.region}, ${unread.operation}: ${unread.message}` : null) ??
    (snapshot.trails.state === 'unread' ? whyUnread(snapshot.trails) : null);
  return why === null ? null : unknownVerdict(why);
}

function foreignLogGroupOwner(input: CheckInput): string | null {
  const owners = (trailsOf(input) ?? [])
    .filter((trail) => trail.isMultiRegion && isLogging(trail) !== 'no')
    .map(({ cloudWatchLogsGroupArn }) => parseArn(cloudWatchLogsGroupArn ?? '')?.accountId);
  return owners.find((owner) => owner !== undefined && owner !== input.snapshot.accountId) ?? null;
}
