import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { asOfReading, evidenceText } from '../../evidence';
import { rootFacts } from '../../facts/root-facts';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

/**
 * The root user has no access key; the account summary wins over the report, which may be four hours old.
 * CIS 1.2: 1.12, 1.4–4.0.1: 1.4, 5.0: 1.3, 6.0: 2.3, 7.0: 2.4; Security Hub IAM.4.
 */
export const rootAccessKeysAbsent: Check = {
  id: 'root-access-keys-absent',
  group: 'root',
  title: 'The root user has no access key',
  failTitle: 'The root user has an access key',
  rationale:
    'A root access key may do everything in the account and no policy can limit it. Whoever finds it owns the account.',
  logic:
    'Looks at the account summary, which is the fresher, and at the root row of the credential report. Fails when a key is active, and with less weight when an inactive key is still stored.',
  tier: 'core',
  subject: 'account',
  severity: 'critical',
  stages: ['credential-report', 'account-summary'],
  parameters: [],
  remedy: {
    console:
      'Sign in as root, open the account menu, Security credentials, Access keys. Deactivate the key, wait until nothing misses it, then delete it. For a member account with central root access: IAM, Root access management, take privileged action.',
    cli: [
      '# with root credentials of <account-id>, or with a session from',
      '# aws sts assume-root --target-principal <account-id> --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials',
      'aws iam list-access-keys',
      'aws iam delete-access-key --access-key-id <id>',
    ].join('\n'),
    terraform: null,
  },
  references: [
    'Security Hub IAM.4',
    'CIS AWS Foundations 1.2: 1.12; 1.4 to 4.0.1: 1.4; 5.0: 1.3; 6.0: 2.3; 7.0: 2.4',
    'Prowler iam_no_root_access_key',
    'ScoutSuite iam-root-account-with-active-keys',
  ],
  evaluate,
  describeFail,
};

function evaluate({ snapshot }: CheckInput): CheckResult[] {
  const { arn: resource, activeKeys, storedKeys } = rootFacts(snapshot);
  const severity = 'critical';
  if (storedKeys === null)
    return unknownResults(dataGap(snapshot.accountSummary, snapshot.credentialReport), severity, [resource]);
  const evidence = evidenceOf(snapshot, activeKeys, storedKeys);
  if (storedKeys === 0 && !activeKeys)
    return [{ resource, severity, result: 'pass', title: 'The root user has no access key', evidence }];
  return [
    {
      resource,
      severity: activeKeys === 0 ? 'medium' : severity,
      result: 'fail',
      title: describeFail(evidence),
      evidence,
    },
  ];
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const active = evidenceText(evidence, 'activeKeys');
  if (active === '') return 'The root user has an access key; whether it is active could not be read';
  if (active === '0') return 'A disabled access key of the root user is still stored';
  return active === '1'
    ? 'The root user has an active access key'
    : `The root user has ${active} active access keys`;
}

function evidenceOf(
  { accountSummary, credentialReport, takenAt }: AccountSnapshot,
  activeKeys: number | null,
  storedKeys: number,
): EvidenceField[] {
  const inReport = { source: 'credential report', asOf: asOfReading(credentialReport, takenAt) };
  const inSummary = { source: 'account summary', asOf: asOfReading(accountSummary, takenAt) };
  return [
    { field: 'activeKeys', value: activeKeys, ...inReport },
    { field: 'storedKeys', value: storedKeys, ...(accountSummary.state === 'read' ? inSummary : inReport) },
  ];
}
