import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { asOfReading } from '../../evidence';
import { rootBeyondMfa } from '../../facts/root-credentials';
import { type RootFacts, rootFacts } from '../../facts/root-facts';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'critical';

/**
 * MFA protects a root user that has credentials; one without any needs none.
 * CIS 1.2: 1.13, 1.4–4.0.1: 1.5, 5.0: 1.4, 6.0: 2.4, 7.0: 2.5; Security Hub IAM.9.
 */
export const rootMfaEnabled: Check = {
  id: 'root-mfa-enabled',
  group: 'root',
  title: 'MFA protects the root user',
  failTitle: 'The root user has no MFA',
  rationale:
    'The root user may do everything, close the account included. Without MFA its password, or access to its mailbox, is enough.',
  logic:
    'Fails when root has a password, key or certificate and no MFA device. A root user without credentials needs none.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['account-summary', 'credential-report'],
  parameters: [],
  remedy: {
    console:
      'Sign in as root to account <account-id>, open Security credentials, Multi-factor authentication, Assign MFA device. Register at least two devices.',
    cli: [
      '# assigning the device is a console step for root; verify with',
      'aws iam get-account-summary --query SummaryMap.AccountMFAEnabled',
    ].join('\n'),
    terraform: null,
  },
  references: [
    'Security Hub IAM.9',
    'CIS AWS Foundations 1.2: 1.13; 1.4 to 4.0.1: 1.5; 5.0: 1.4; 6.0: 2.4; 7.0: 2.5',
    'Prowler iam_root_mfa_enabled',
    'ScoutSuite iam-root-account-no-mfa',
  ],
  evaluate,
  describeFail,
};

function evaluate({ snapshot }: CheckInput): CheckResult[] {
  const facts = rootFacts(snapshot);
  const resource = facts.arn;
  if (facts.mfaActive === null)
    return unknownResults(dataGap(snapshot.accountSummary, snapshot.credentialReport), severity, [resource]);
  const evidence = evidenceOf(snapshot, facts);
  if (facts.mfaActive)
    return [{ resource, severity, result: 'pass', title: 'The root user has MFA', evidence }];
  const beyond = rootBeyondMfa(snapshot);
  if (beyond) return [{ resource, severity, ...beyond }];
  return [{ resource, severity, result: 'fail', title: describeFail(), evidence }];
}

function describeFail(): string {
  return 'The root user can sign in without MFA';
}

function evidenceOf(snapshot: AccountSnapshot, facts: RootFacts): EvidenceField[] {
  const { accountSummary, credentialReport, takenAt } = snapshot;
  const inReport = { source: 'credential report', asOf: asOfReading(credentialReport, takenAt) };
  const inSummary = { source: 'account summary', asOf: asOfReading(accountSummary, takenAt) };
  const fresher = accountSummary.state === 'read' ? inSummary : inReport;
  const detailed = credentialReport.state === 'read' ? inReport : inSummary;
  return [
    { field: 'mfaActive', value: facts.mfaActive, ...fresher },
    { field: 'hasPassword', value: facts.hasPassword, ...detailed },
    { field: 'activeKeys', value: facts.activeKeys, ...detailed },
  ];
}
