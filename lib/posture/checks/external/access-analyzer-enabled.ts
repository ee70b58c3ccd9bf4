import { analyzersDo, enabledRegions, externalAccessTypes, isActive, watchOf } from '../../facts/analyzers';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import { valueOf } from '@/lib/snapshot/reading';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'high';

/**
 * In every region something looks for resources that outsiders reach.
 * CIS 1.4–4.0.1: 1.20, 5.0: 1.19, 6.0: 2.19, 7.0: 2.18; Security Hub IAM.28.
 */
export const accessAnalyzerEnabled: Check = {
  id: 'access-analyzer-enabled',
  group: 'external',
  title: 'An external-access analyzer runs in every region',
  failTitle: 'A region has no external-access analyzer',
  rationale:
    'A bucket, key or queue can be opened to the world by one line in a policy, in any region. Access Analyzer reads all of them and costs nothing for external access.',
  logic:
    'Passes for an enabled region with an active analyzer for external access, the account’s own or its organization’s. Analyzers for unused or internal access, and those that are not active, do not count. Unknown for a region that could not be asked.',
  tier: 'core',
  subject: 'region',
  severity,
  stages: ['external-access', 'account-settings'],
  parameters: [],
  remedy: {
    console:
      'IAM, Access Analyzer in <region>, Create analyzer, External access. In an organization, one analyzer in the administrator account covers all members.',
    cli: 'aws accessanalyzer create-analyzer --analyzer-name external --type ACCOUNT --region <region>',
    terraform: [
      'resource "aws_accessanalyzer_analyzer" "external" {',
      '  analyzer_name = "external"',
      '  type          = "ACCOUNT"',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub IAM.28',
    'CIS AWS Foundations 1.4 to 4.0.1: 1.20; 5.0: 1.19; 6.0: 2.19; 7.0: 2.18',
    'Prowler accessanalyzer_enabled',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const { externalAccess } = snapshot;
  const resource = rootArn(snapshot);
  const regions = enabledRegions(snapshot);
  if (externalAccess.state === 'skipped') return [];
  if (regions.length === 0) return unknownResults(dataGap(externalAccess), severity, [resource]);
  return regions.map((region) => ({ resource, part: region, severity, ...judge(region, input) }));
}

function judge(region: string, input: CheckInput): Verdict {
  const { externalAccess, takenAt } = input.snapshot;
  const { own, organization } = watchOf(input, externalAccessTypes, region);
  const evidence = fieldsOf('Access Analyzer', asOfReading(externalAccess, takenAt), {
    region,
    analyzers: own.map(({ name, status }) => `${name}: ${status}`),
    organizationAnalyzers: organization.map(({ arn }) => arn),
  });
  const active = [...own.filter(isActive), ...organization].map(({ name }) => name);
  if (active.length > 0) {
    const title = `${analyzersDo(active, { one: 'watches', several: 'watch' })} ${region}`;
    return { result: 'pass', title, evidence };
  }
  const why = whyUnasked(region, input);
  return why === null ? failing(evidence, describeFail) : unknownVerdict(why);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const [region, analyzers] = [evidenceText(evidence, 'region'), evidenceText(evidence, 'analyzers')];
  return analyzers === ''
    ? `${region} has no external-access analyzer`
    : `${region} has no active external-access analyzer (${analyzers})`;
}

/** Why a region was not asked for its analyzers; null when it was. */
function whyUnasked(region: string, { snapshot }: CheckInput): string | null {
  const { externalAccess } = snapshot;
  if (externalAccess.state === 'unread')
    return `${externalAccess.operation}: ${externalAccess.message} (${externalAccess.code})`;
  const access = valueOf(externalAccess);
  const refused = access?.unreadRegions.find((unread) => unread.region === region);
  if (refused) return `${region}: ${refused.message} (${refused.code})`;
  return access?.regions.includes(region) ? null : `${region} was not asked`;
}
