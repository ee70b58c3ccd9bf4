import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { asOfReading } from '../../evidence';
import { evidenceInWords } from '../../facts/list-in-words';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'low';

/** Regions that have to be switched on are on where somebody works in them. No benchmark. */
export const accountUnusedRegions: Check = {
  id: 'account-unused-regions',
  group: 'logging',
  title: 'Opt-in regions are on only where they are used',
  failTitle: 'An unused opt-in region is on',
  rationale:
    'Newer regions are off until somebody switches them on, which is the cheapest guardrail there is. One that is on and unused is a place to hide in.',
  logic:
    'Looks at opt-in regions that are switched on and not among the allowed ones. Fails for those in which no workload was counted. A region whose workloads could not be counted is unknown.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['account-settings', 'workloads'],
  parameters: ['allowedRegions'],
  remedy: {
    console:
      'Account menu, Account, AWS Regions: select the region, Disable. Or add it to the allowed regions in the settings.',
    cli: 'aws account disable-region --region-name <region-name>',
    terraform: [
      'resource "aws_account_region" "unused" {',
      '  region_name = "<region-name>"',
      '  enabled     = false',
      '}',
    ].join('\n'),
  },
  references: ['AWS Account Management: enable or disable Regions'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const resource = rootArn(snapshot);
  const settings = snapshot.accountSettings;
  const regions = settings.state === 'read' ? settings.value.regions : settings;
  if (regions.state !== 'read') return unknownResults(dataGap(regions), severity, [resource]);
  const optIn = regions.value.filter(
    ({ name, status }) => status === 'ENABLED' && !input.thresholds.allowedRegions.includes(name),
  );
  const verdict = judge(optIn.map(({ name }) => name).sort(), input);
  return verdict ? [{ resource, severity, ...verdict }] : [];
}

function judge(optIn: readonly string[], { snapshot }: CheckInput): Verdict | null {
  const { workloads, accountSettings, takenAt } = snapshot;
  const counts = valueOf(workloads)?.counts ?? [];
  const idle = optIn.filter((name) => !counts.some(({ region, count }) => region === name && count > 0));
  const counted = new Set(valueOf(workloads)?.regions);
  const unused = idle.filter((name) => counted.has(name));
  const evidence = fieldsOf('account settings', asOfReading(accountSettings, takenAt), {
    optInRegions: optIn,
    unusedRegions: unused,
    regionName: unused[0] ?? null,
  });
  if (unused.length > 0) return failing(evidence, describeFail);
  if (idle.length === 0)
    return { result: 'pass', title: 'Every opt-in region that is on is used or allowed', evidence };
  if (workloads.state === 'skipped') return null;
  return unknownVerdict(whyUnread(workloads) ?? `workloads in ${idle.join(', ')}`);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `Switched on and unused: ${evidenceInWords(evidence, 'unusedRegions')}`;
}
