import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import type { UserFacts } from '../../facts/account-facts';
import { judgeUsers } from '../../facts/judge-users';
import { evidenceInWords } from '../../facts/list-in-words';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'low';

/** Certificates sign requests of tools that nobody should still use. */
export const signingCertificatesAbsent: Check = {
  id: 'signing-certificates-absent',
  group: 'keys',
  title: 'Users have no X.509 signing certificate',
  failTitle: 'A user has an active signing certificate',
  rationale:
    'A signing certificate is a credential like an access key, but hardly any tool or list shows it, so it stays when keys are cleaned up.',
  logic:
    'Fails when a user has an active signing certificate, by the list of certificates or, where that was not read, by the credential report.',
  tier: 'extended',
  subject: 'user',
  severity,
  stages: ['other-credentials', 'credential-report'],
  parameters: [],
  remedy: {
    console: 'IAM, Users, <user>, Security credentials, X.509 signing certificates: delete the certificate.',
    cli: [
      'aws iam list-signing-certificates --user-name <user>',
      'aws iam delete-signing-certificate --user-name <user> --certificate-id <certificate-id>',
    ].join('\n'),
    terraform: '# remove the resource aws_iam_signing_certificate of <user>',
  },
  references: ['IAM User Guide: managing signing certificates'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { otherCredentials, credentialReport } = input.snapshot;
  if (otherCredentials.state === 'skipped' && credentialReport.state === 'skipped') return [];
  return judgeUsers(input, severity, (user) => judge(user, input.snapshot));
}

function judge(user: UserFacts, snapshot: AccountSnapshot): Verdict {
  const seen = certificatesOf(user, snapshot);
  if (!seen) return unknownVerdict(whyNone(user, snapshot));
  const { active, source, asOf } = seen;
  const evidence = fieldsOf(source, asOf, {
    user: user.name,
    activeCertificates: active,
    ...(active[0] && source === 'signing certificates' ? { certificateId: active[0] } : {}),
  });
  if (active.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${user.name} has no active signing certificate`, evidence };
}

function certificatesOf(
  { name, row }: UserFacts,
  { otherCredentials, credentialReport, takenAt }: AccountSnapshot,
): { active: string[]; source: string; asOf: string } | null {
  const listed = valueOf(otherCredentials)?.signingCertificates;
  if (listed) {
    const own = listed.filter(({ userName, status }) => userName === name && status === 'Active');
    const asOf = asOfReading(otherCredentials, takenAt);
    return { active: own.map(({ id }) => id), source: 'signing certificates', asOf };
  }
  if (!row) return null;
  const active = row.certificates.filter((certificate) => certificate.active);
  return {
    active: active.map(({ slot }) => `certificate ${slot}`),
    source: 'credential report',
    asOf: asOfReading(credentialReport, takenAt),
  };
}

function whyNone({ noRow }: UserFacts, { otherCredentials, credentialReport }: AccountSnapshot): string {
  const why = [otherCredentials, credentialReport].find(({ state }) => state === 'unread');
  return noRow ?? (why && whyUnread(why)) ?? 'certificates were not read';
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const certificates = evidenceInWords(evidence, 'activeCertificates');
  return `${evidenceText(evidence, 'user')} has an active signing certificate (${certificates})`;
}
