import type { ServerCertificate } from '@/lib/snapshot/account-snapshot';
import { judgeOtherCredentials } from '../../facts/judge-credentials';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { dayOf, daysInWords, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** Certificates kept in IAM, which nothing renews by itself, are renewed in time. */
export const serverCertificateExpiring: Check = {
  id: 'server-certificate-expiring',
  group: 'keys',
  title: 'Server certificates in IAM are renewed in time',
  failTitle: 'A server certificate in IAM ends soon',
  rationale: 'IAM neither renews a certificate nor warns of its end. What uses it stops working on that day.',
  logic:
    'Fails for each server certificate in IAM that has at most the days of warning left. Expired ones are judged elsewhere.',
  tier: 'extended',
  subject: 'certificate',
  severity,
  stages: ['other-credentials'],
  parameters: ['certificateExpiryWarnDays'],
  remedy: {
    console: 'Renew the certificate, or move to AWS Certificate Manager, which renews its own.',
    cli: [
      'aws iam list-server-certificates',
      'aws iam upload-server-certificate --server-certificate-name <certificate>-new --certificate-body file://cert.pem --private-key file://key.pem',
    ].join('\n'),
    terraform: [
      'resource "aws_acm_certificate" "site" { # in place of aws_iam_server_certificate',
      '  domain_name       = "example.com"',
      '  validation_method = "DNS"',
      '}',
    ].join('\n'),
  },
  references: ['IAM User Guide: managing server certificates'],
  evaluate: (input) =>
    judgeOtherCredentials(
      input,
      { severity, none: 'No server certificate is kept in IAM' },
      ({ serverCertificates }, asOf) =>
        serverCertificates.map((certificate) => ({
          resource: certificate.arn,
          ...judge(certificate, asOf, input),
        })),
    ),
  describeFail,
};

function judge(
  { name, expiresAt }: ServerCertificate,
  asOf: string,
  { snapshot: { takenAt }, thresholds }: CheckInput,
): Verdict {
  if (expiresAt === null) return unknownVerdict(`the end of server certificate ${name} is not known`);
  if (Date.parse(expiresAt) < Date.parse(takenAt))
    return notApplicable(`${name} expired on ${dayOf(expiresAt)}`);
  const evidence = fieldsOf('server certificates', asOf, { certificate: name, expiresAt });
  if (wholeDays(takenAt, expiresAt) <= thresholds.certificateExpiryWarnDays)
    return failing(evidence, (seen) => describeFail(seen, takenAt));
  return { result: 'pass', title: `${name} is valid until ${dayOf(expiresAt)}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const expiresAt = evidenceText(evidence, 'expiresAt');
  const left = daysInWords(wholeDays(at, expiresAt));
  const name = evidenceText(evidence, 'certificate');
  return Date.parse(expiresAt) < Date.parse(at)
    ? `Server certificate ${name} expired on ${dayOf(expiresAt)}`
    : `Server certificate ${name} ends in ${left}, on ${dayOf(expiresAt)}`;
}
