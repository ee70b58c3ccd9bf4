import { rootArn } from '../../facts/root-facts';
import type { Check, CheckInput, CheckResult } from '../../types';

const severity = 'info';

/** Somebody looks through who has access, and says so. Ours; only a person can answer it. */
export const accessReviewCurrent: Check = {
  id: 'access-review-current',
  group: 'least-privilege',
  title: 'Access reviews are up to date',
  failTitle: 'An access review is overdue',
  rationale:
    'Whether people still need what they may do is known to those who work with them and to no API. Rules for it ask that somebody looks at set times and signs.',
  logic:
    'A person attests that the administrators, role owners and exceptions of the account were reviewed. The attestation holds for the days given.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['authorization-details'],
  parameters: ['reviewIntervalDays'],
  remedy: {
    console:
      'Open the administrators, roles and exceptions of account <account-id> here, take away what nobody needs, then attest the review on this finding.',
    cli: '# no AWS call: rolecall report identities --account <account-id> --csv gives the list to go through',
    terraform: null,
  },
  references: ['AWS Well-Architected SEC03-BP04'],
  evaluate,
  describeFail,
};

/** Attestations are people's and are joined where results are shown. */
function evaluate({ snapshot }: CheckInput): CheckResult[] {
  const title = 'A person attests that access was reviewed';
  return [{ resource: rootArn(snapshot), result: 'manual', severity, title, evidence: [] }];
}

function describeFail(): string {
  return 'Nobody attested a review of access in time';
}
