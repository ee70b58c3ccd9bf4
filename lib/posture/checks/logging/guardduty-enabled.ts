import type { GuardDutyState } from '@/lib/snapshot/data/detection';
import { evidenceText } from '../../evidence';
import { judgeRegions, type RegionState } from '../../facts/region-detection';
import { failing, fieldsOf, type Verdict } from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'high';

/**
 * GuardDuty watches every enabled region, the unused ones above all.
 * Security Hub GuardDuty.1.
 */
export const guarddutyEnabled: Check = {
  id: 'guardduty-enabled',
  group: 'logging',
  title: 'GuardDuty watches every region',
  failTitle: 'GuardDuty does not watch a region',
  rationale:
    'GuardDuty notices credentials used from odd places, mining and talk with known bad hosts without a rule being written. Intruders prefer the regions where it is off.',
  logic:
    'Looks at each enabled region. Passes with a detector that is enabled; fails without one, or with one that is suspended.',
  tier: 'core',
  subject: 'region',
  severity,
  stages: ['detection'],
  parameters: [],
  remedy: {
    console:
      'GuardDuty in <region>, Get started, Enable. In an organization better once: delegate an administrator and enable it for all accounts and regions.',
    cli: [
      'aws guardduty create-detector --enable --region <region>',
      '# one that is suspended',
      'aws guardduty update-detector --enable --region <region> --detector-id <detector-id>',
    ].join('\n'),
    terraform: ['resource "aws_guardduty_detector" "this" {', '  enable = true', '}'].join('\n'),
  },
  references: ['Security Hub GuardDuty.1', 'Prowler guardduty_is_enabled, guardduty_centrally_managed'],
  evaluate: (input) => judgeRegions(input, { service: 'guardDuty', severity }, judge),
  describeFail,
};

function judge({ region, state, asOf }: RegionState<GuardDutyState>): Verdict {
  const { detectorId, status, administratorAccountId } = state;
  const evidence = fieldsOf('detection', asOf, { region, detectorId, status, administratorAccountId });
  if (status !== 'ENABLED') return failing(evidence, describeFail);
  return { result: 'pass', title: `GuardDuty watches ${region}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const region = evidenceText(evidence, 'region');
  return evidenceText(evidence, 'detectorId') === ''
    ? `GuardDuty is off in ${region}`
    : `GuardDuty is suspended in ${region}`;
}
