import type { ServiceUse } from '@/lib/snapshot/account-snapshot';
import { judgeAccess, type JudgedAccess } from '../../facts/judge-access';
import { evidenceInWords, listInWords } from '../../facts/list-in-words';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { daysInWords, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * Rights on services that hold secrets, keys or costly models are in use.
 * Prowler iam_user_access_not_stale_to_bedrock and its like.
 */
export const unusedSensitiveServiceAccess: Check = {
  id: 'unused-sensitive-service-access',
  group: 'least-privilege',
  title: 'Access to sensitive services is used',
  failTitle: 'Access to a sensitive service is not used',
  rationale:
    'Keys, secrets, permissions and large models are what attackers come for. Who has not needed them for two months can do without.',
  logic:
    'Looks at the sensitive services that an identity’s policies grant. Fails when one was not tried for the days given or more, or never by an identity of that age. Not applicable without such a service, to administrators, and to roles of AWS services and of Identity Center.',
  tier: 'extended',
  subject: 'identity',
  severity,
  stages: ['last-accessed', 'authorization-details'],
  parameters: ['staleSensitiveServices', 'staleSensitiveDays'],
  remedy: {
    console: 'IAM, <arn>, Last accessed: find the policy that grants the service and take it out.',
    cli: [
      'aws iam generate-service-last-accessed-details --arn <arn>',
      'aws iam get-service-last-accessed-details --job-id <job-id>',
      'aws iam list-policies-granting-service-access --arn <arn> --service-namespaces <service>',
    ].join('\n'),
    terraform: '# take the service out of the policies of <arn>',
  },
  references: [
    'Prowler iam_user_access_not_stale_to_bedrock',
    'Prowler iam_role_access_not_stale_to_bedrock',
    'Prowler iam_user_access_not_stale_to_sagemaker',
  ],
  evaluate: (input) => judgeAccess(input, severity, (judged) => judge(judged, input)),
  describeFail,
};

function judge(judged: JudgedAccess, { snapshot, thresholds }: CheckInput): Verdict {
  const { staleSensitiveServices, staleSensitiveDays } = thresholds;
  const { identity, access } = judged;
  const services = access.services.filter(
    ({ service }) => staleSensitiveServices.includes(service) && isTracked(service, judged),
  );
  if (services.length === 0) return notApplicable(`${identity.name} is granted no sensitive service`);
  const idleFor = ({ lastUsed }: ServiceUse): number =>
    wholeDays(lastUsed ?? identity.createdAt, snapshot.takenAt);
  const stale = services.filter((service) => idleFor(service) >= staleSensitiveDays);
  const evidence = fieldsOf('last accessed', access.asOf, {
    identity: identity.name,
    service: stale.map(({ service }) => service).sort(),
    lastUsed: stale.map(({ service, lastUsed }) => `${service} ${lastUsed ?? '-'}`).sort(),
    unusedForDays: staleSensitiveDays,
  });
  if (stale.length > 0) return failing(evidence, describeFail);
  const names = services.map(({ service }) => service).sort();
  return { result: 'pass', title: `${identity.name} needs ${listInWords(names)}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const days = daysInWords(Number(evidenceText(evidence, 'unusedForDays')));
  return `${evidenceText(evidence, 'identity')} did not use ${evidenceInWords(evidence, 'service')} for ${days}`;
}

/** Where only `iam:PassRole` is granted of a service, AWS cannot tell whether it was used. */
function isTracked(service: string, { grants }: JudgedAccess): boolean {
  return !grants.some(
    (grant) => grant.service === service && grant.action === null && grant.use === 'not-tracked',
  );
}
