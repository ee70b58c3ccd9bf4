import type { ServiceSpecificCredential } from '@/lib/snapshot/account-snapshot';
import { judgeOtherCredentials, userArn } from '../../facts/judge-credentials';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { daysInWords, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';
const bedrock = 'bedrock.amazonaws.com';

/** Credentials of single services (CodeCommit, Keyspaces, Bedrock) are replaced, and those of Bedrock end. */
export const serviceSpecificCredentialAge: Check = {
  id: 'service-specific-credential-age',
  group: 'keys',
  title: 'Service-specific credentials are young and expire',
  failTitle: 'A service-specific credential is too old or never expires',
  rationale:
    'These user names, passwords and API keys work without a signature, so that each log that holds one gives it away. Age is the only thing that ends it.',
  logic:
    'Looks at active service-specific credentials. Fails when one is older than the threshold, or is an API key of Bedrock without an end. Inactive ones are not applicable.',
  tier: 'extended',
  subject: 'credential',
  severity,
  stages: ['other-credentials'],
  parameters: ['serviceCredentialMaxAgeDays'],
  remedy: {
    console:
      'IAM, Users, <user>, Security credentials: reset or delete the credential, and let a role take its place where the service can.',
    cli: 'aws iam delete-service-specific-credential --user-name <user> --service-specific-credential-id <credential-id>',
    terraform: [
      'resource "aws_iam_service_specific_credential" "<user>" {',
      '  user_name    = "<user>"',
      '  service_name = "codecommit.amazonaws.com"',
      '}',
      '# terraform apply -replace=aws_iam_service_specific_credential.<user>',
    ].join('\n'),
  },
  references: ['Prowler bedrock_api_key_no_long_term_credentials'],
  evaluate: (input) =>
    judgeOtherCredentials(
      input,
      { severity, none: 'No user has a service-specific credential' },
      ({ serviceSpecific }, asOf) =>
        serviceSpecific.map((credential) => ({
          resource: userArn(credential.userName, input.snapshot),
          part: credential.id,
          ...judge(credential, asOf, input),
        })),
    ),
  describeFail,
};

function judge(
  credential: ServiceSpecificCredential,
  asOf: string,
  { snapshot, thresholds }: CheckInput,
): Verdict {
  const { userName, id, service, status, createdAt, expiresAt } = credential;
  if (status !== 'Active') return notApplicable(`${service} credential ${id} of ${userName} is not active`);
  const evidence = fieldsOf('service-specific credentials', asOf, {
    user: userName,
    credentialId: id,
    service,
    createdAt,
    expiresAt,
  });
  const isOld = wholeDays(createdAt, snapshot.takenAt) > thresholds.serviceCredentialMaxAgeDays;
  if (isOld || isEndless(service, expiresAt))
    return failing(evidence, (seen) => describeFail(seen, snapshot.takenAt));
  return { result: 'pass', title: `${service} credential of ${userName} is young enough`, evidence };
}

/** Of the services that hand such credentials out, Bedrock alone can set an end. */
function isEndless(service: string, expiresAt: string | null): boolean {
  return service === bedrock && expiresAt === null;
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const service = evidenceText(evidence, 'service');
  const age = daysInWords(wholeDays(evidenceText(evidence, 'createdAt'), at));
  const endless = isEndless(service, evidenceText(evidence, 'expiresAt') || null) ? ' and never expires' : '';
  return `The ${service} credential of ${evidenceText(evidence, 'user')} is ${age} old${endless}`;
}
