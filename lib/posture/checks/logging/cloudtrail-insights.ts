import type { Trail } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { evidenceText } from '../../evidence';
import { beyondLogging, judgeTrails, trailEvidence } from '../../facts/trail-facts';
import { failing, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'info';

/** CloudTrail itself looks for unusual rates of calls and errors. No benchmark. */
export const cloudtrailInsights: Check = {
  id: 'cloudtrail-insights',
  group: 'logging',
  title: 'CloudTrail Insights watches the trail',
  failTitle: 'CloudTrail Insights is off',
  rationale:
    'A burst of calls or of refusals is often the first sign of a stolen key. Insights compares with what is usual without any rule being written.',
  logic:
    'Passes when any kind of insight is on. A trail that is switched off is not applicable. Advice, not a defect.',
  tier: 'extended',
  subject: 'trail',
  severity,
  stages: ['trails'],
  parameters: [],
  remedy: {
    console: 'CloudTrail, Trails, <trail>, Insights events, Edit: API call rate and API error rate.',
    cli: `aws cloudtrail put-insight-selectors --region <region> --trail-name <trail> --insight-selectors '[{"InsightType":"ApiCallRateInsight"},{"InsightType":"ApiErrorRateInsight"}]'`,
    terraform: [
      'resource "aws_cloudtrail" "<trail>" {',
      '  # …',
      '  insight_selector {',
      '    insight_type = "ApiCallRateInsight"',
      '  }',
      '}',
    ].join('\n'),
  },
  references: ['Prowler cloudtrail_insights_exist'],
  evaluate: (input) => judgeTrails(input, { severity, needs: 'details' }, (trail) => judge(trail, input)),
  describeFail,
};

function judge(trail: Trail, input: CheckInput): Verdict | null {
  const { insights } = trail;
  const off = beyondLogging(trail);
  if (off) return off;
  if (insights.state === 'skipped') return null;
  if (insights.state === 'unread') return unknownVerdict(whyUnread(insights) ?? '');
  const evidence = trailEvidence(input, trail, { insights: insights.value });
  if (insights.value.length === 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `CloudTrail Insights watches ${trail.name}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `CloudTrail Insights does not watch ${evidenceText(evidence, 'trail')}`;
}
