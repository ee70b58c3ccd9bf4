import { type Instant, valueOf } from '@/lib/snapshot/reading';
import { asOfReading, evidenceText } from '../../evidence';
import { accountFacts } from '../../facts/account-facts';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'high';

/** The root user has no X.509 signing certificate, by whichever source knows of one. */
export const rootSigningCertificatesAbsent: Check = {
  id: 'root-signing-certificates-absent',
  group: 'root',
  title: 'The root user holds no signing certificate',
  failTitle: 'The root user has a signing certificate',
  rationale:
    'A signing certificate of root signs requests of old SOAP services with full rights, and nobody watches or rotates it.',
  logic:
    'Looks at the account summary and at both certificate columns of the root row of the credential report. Fails when either knows of a certificate.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['account-summary', 'credential-report'],
  parameters: [],
  remedy: {
    console:
      'Sign in as root to account <account-id>, open Security credentials, X.509 certificates: deactivate each, then delete it.',
    cli: [
      '# with root credentials of <account-id>',
      'aws iam list-signing-certificates',
      'aws iam delete-signing-certificate --certificate-id <certificate-id>',
    ].join('\n'),
    terraform: null,
  },
  references: ['ScoutSuite iam-root-account-with-active-certs'],
  evaluate,
  describeFail,
};

function evaluate({ snapshot }: CheckInput): CheckResult[] {
  const { accountSummary, credentialReport, takenAt } = snapshot;
  const resource = rootArn(snapshot);
  const stored = valueOf(accountSummary)?.rootCertificates ?? null;
  const active = accountFacts(snapshot).rootRow?.certificates.filter((one) => one.active).length ?? null;
  if (stored === null && active === null)
    return unknownResults(dataGap(accountSummary, credentialReport), severity, [resource]);
  const evidence = [
    ...numberSeen('stored', stored, ['account summary', asOfReading(accountSummary, takenAt)]),
    ...numberSeen('active', active, ['credential report', asOfReading(credentialReport, takenAt)]),
  ];
  if (stored || active) return [{ resource, severity, ...failing(evidence, describeFail) }];
  const title = 'The root user has no signing certificate';
  return [{ resource, severity, result: 'pass', title, evidence }];
}

function numberSeen(
  field: string,
  value: number | null,
  [source, asOf]: [source: string, asOf: Instant],
): EvidenceField[] {
  return value === null ? [] : fieldsOf(source, asOf, { [field]: value });
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const count = Math.max(Number(evidenceText(evidence, 'stored')), Number(evidenceText(evidence, 'active')));
  return count === 1
    ? 'A signing certificate of the root user is stored'
    : `${count} signing certificates of the root user are stored`;
}
