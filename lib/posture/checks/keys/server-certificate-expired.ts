import type { ServerCertificate } from '@/lib/snapshot/account-snapshot';
import { judgeOtherCredentials } from '../../facts/judge-credentials';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import { dayOf } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * Certificates kept in IAM are valid.
 * CIS 1.4–4.0.1: 1.19, 5.0: 1.18, 6.0: 2.18, 7.0: 2.17; Security Hub IAM.26.
 */
export const serverCertificateExpired: Check = {
  id: 'server-certificate-expired',
  group: 'keys',
  title: 'No expired server certificate in IAM',
  failTitle: 'An expired server certificate is kept in IAM',
  rationale:
    'An expired certificate can be put on a load balancer by mistake, and then every visitor is warned off. Its private key also stays where it is of no use.',
  logic: 'Fails for each server certificate in IAM whose end lies in the past.',
  tier: 'core',
  subject: 'certificate',
  severity,
  stages: ['other-credentials'],
  parameters: [],
  remedy: {
    console:
      'Put a certificate of AWS Certificate Manager in its place where it is used; then delete the old one, which takes a command.',
    cli: 'aws iam delete-server-certificate --server-certificate-name <certificate>',
    terraform: [
      'resource "aws_acm_certificate" "site" { # in place of aws_iam_server_certificate',
      '  domain_name       = "example.com"',
      '  validation_method = "DNS"',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub IAM.26',
    'CIS AWS Foundations 1.4 to 4.0.1: 1.19; 5.0: 1.18; 6.0: 2.18; 7.0: 2.17',
    'Prowler iam_no_expired_server_certificates_stored',
  ],
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

function judge({ name, expiresAt }: ServerCertificate, asOf: string, { snapshot }: CheckInput): Verdict {
  if (expiresAt === null) return unknownVerdict(`the end of server certificate ${name} is not known`);
  const evidence = fieldsOf('server certificates', asOf, { certificate: name, expiresAt });
  if (Date.parse(expiresAt) < Date.parse(snapshot.takenAt)) return failing(evidence, describeFail);
  return { result: 'pass', title: `${name} is valid until ${dayOf(expiresAt)}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const expired = dayOf(evidenceText(evidence, 'expiresAt'));
  return `Server certificate ${evidenceText(evidence, 'certificate')} expired on ${expired}`;
}
