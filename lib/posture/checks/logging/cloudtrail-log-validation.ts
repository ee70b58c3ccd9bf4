import type { Trail } from '@/lib/snapshot/account-snapshot';
import { evidenceText } from '../../evidence';
import { beyondLogging, judgeTrails, trailEvidence } from '../../facts/trail-facts';
import { failing, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * Changed or deleted log files can be told.
 * CIS 1.2: 2.2, 1.4–5.0: 3.2, 6.0–7.0: 4.2; Security Hub CloudTrail.4.
 */
export const cloudtrailLogValidation: Check = {
  id: 'cloudtrail-log-validation',
  group: 'logging',
  title: 'Log files are signed',
  failTitle: 'Log files are not signed',
  rationale:
    'Logs that can be altered unnoticed prove nothing. With signed digests AWS tells which file was changed or removed.',
  logic: 'Looks at every trail that is switched on and fails those without log file validation.',
  tier: 'core',
  subject: 'trail',
  severity,
  stages: ['trails'],
  parameters: [],
  remedy: {
    console: 'CloudTrail, Trails, <trail>, General details, Edit, Additional settings: Log file validation.',
    cli: 'aws cloudtrail update-trail --region <region> --name <trail> --enable-log-file-validation',
    terraform: [
      'resource "aws_cloudtrail" "<trail>" {',
      '  # …',
      '  enable_log_file_validation = true',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub CloudTrail.4',
    'CIS AWS Foundations 1.2: 2.2; 1.4 to 5.0: 3.2; 6.0 to 7.0: 4.2',
    'Prowler cloudtrail_log_file_validation_enabled',
    'ScoutSuite cloudtrail-no-log-file-validation',
  ],
  evaluate: (input) => judgeTrails(input, { severity, needs: 'outline' }, (trail) => judge(trail, input)),
  describeFail,
};

function judge(trail: Trail, input: CheckInput): Verdict {
  const evidence = trailEvidence(input, trail, { logFileValidation: trail.logFileValidation });
  if (trail.logFileValidation)
    return { result: 'pass', title: `${trail.name} signs its log files`, evidence };
  return beyondLogging(trail) ?? failing(evidence, describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `${evidenceText(evidence, 'trail')} does not sign its log files`;
}
