import type { AdvisorCheck } from '@/lib/snapshot/data/optional';
import { whyUnread } from '@/lib/snapshot/reading';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import {
  failing,
  fieldsOf,
  judgeAccount,
  notApplicable,
  unknownVerdict,
  type Verdict,
} from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'medium';

/** AWS's own advice on security is followed. No benchmark. */
export const trustedAdvisorSecurity: Check = {
  id: 'trusted-advisor-security',
  group: 'logging',
  title: 'Trusted Advisor has no security advice',
  failTitle: 'Trusted Advisor has security advice',
  rationale:
    'Trusted Advisor knows things that no configuration shows, such as keys that AWS found in public. Its red marks come from AWS, not from a benchmark.',
  logic:
    'Looks at all checks of the security category. Fails for a red one; with yellow ones alone the fail is of low severity. Not applicable where the support plan does not include them.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['advice'],
  parameters: [],
  remedy: {
    console: 'Trusted Advisor, Security: open each named check; it lists the resources and what to do.',
    cli: [
      'aws support describe-trusted-advisor-checks --language en --region us-east-1',
      'aws support describe-trusted-advisor-check-result --check-id <check-id> --region us-east-1',
    ].join('\n'),
    terraform: null,
  },
  references: ['Prowler trustedadvisor_errors_and_warnings'],
  evaluate: (input) =>
    judgeAccount(input, { severity, reading: input.snapshot.advice }, ({ advisor }) => {
      if (advisor.state !== 'read') return unknownVerdict(whyUnread(advisor) ?? '');
      if (advisor.value === 'no-plan')
        return notApplicable('The support plan of the account does not include Trusted Advisor');
      return judge(advisor.value, advisor.asOf);
    }),
  describeFail,
};

function judge(checks: readonly AdvisorCheck[], asOf: string): Verdict {
  const named = (status: AdvisorCheck['status']): string[] =>
    checks
      .filter((check) => check.status === status)
      .map(({ name, flaggedResources }) => `${name} (${flaggedResources})`)
      .sort();
  const errors = named('error');
  const warnings = named('warning');
  const evidence = fieldsOf('advice', asOf, { errors, warnings });
  if (errors.length > 0) return failing(evidence, describeFail);
  if (warnings.length > 0) return failing(evidence, describeFail, 'low');
  return { result: 'pass', title: 'Trusted Advisor has no security advice', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceList(evidence, 'errors').length > 0
    ? `Trusted Advisor reports ${evidenceInWords(evidence, 'errors')}`
    : `Trusted Advisor warns of ${evidenceInWords(evidence, 'warnings')}`;
}
