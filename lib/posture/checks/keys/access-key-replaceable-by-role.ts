import type { AccessKey } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import type { UserFacts } from '../../facts/account-facts';
import { judgeKeyHolders, keyLabel } from '../../facts/active-keys';
import { lastAccessedOf } from '../../facts/last-accessed';
import { evidenceInWords } from '../../facts/list-in-words';
import { tagsOfUser } from '../../facts/user-details';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';
/** What a key may do and still be the first step to a role. */
const bootstrapServices = new Set(['iam', 'sts']);

/** A workload uses a role, not the key of a user. Prowler counts what is permitted; here what was used. */
export const accessKeyReplaceableByRole: Check = {
  id: 'access-key-replaceable-by-role',
  group: 'keys',
  title: 'Long-lived keys are not used where a role would do',
  failTitle: 'A workload uses a long-lived key',
  rationale:
    'A role’s credentials end by themselves within hours. A key in a configuration file works until somebody notices that it is gone.',
  logic:
    'Looks at users with an active access key. Fails when a key was used within the window and the user reached services other than IAM and STS in that time. Users with the tag of exemption are not applicable.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['access-keys', 'credential-report', 'last-accessed', 'authorization-details'],
  parameters: ['longLivedKeyWindowDays', 'longLivedKeyExemptTag'],
  remedy: {
    console:
      'Give the workload of <user> a role: an instance profile, task role, function role, OIDC provider or IAM Roles Anywhere. Then deactivate the key.',
    cli: [
      'aws iam list-access-keys --user-name <user>',
      'aws iam get-access-key-last-used --access-key-id <id>',
    ].join('\n'),
    terraform: [
      'resource "aws_iam_role" "<user>" {',
      '  name               = "<user>"',
      '  assume_role_policy = data.aws_iam_policy_document.trust.json',
      '}',
    ].join('\n'),
  },
  references: [
    'Prowler iam_user_with_temporary_credentials',
    'IAM User Guide: alternatives to long-term access keys',
  ],
  evaluate: (input) => judgeKeyHolders(input, severity, (user, source) => judge(user, source, input)),
  describeFail,
};

function judge(user: UserFacts, source: string, input: CheckInput): Verdict {
  const { snapshot, thresholds } = input;
  const active = user.keys.filter(({ status }) => status === 'Active');
  if (active.length === 0) return notApplicable(`${user.name} has no active access key`);
  if (isExempt(user, input))
    return notApplicable(`${user.name} has the tag ${thresholds.longLivedKeyExemptTag}`);
  const used = active.filter((key) => isWithinWindow(key.lastUsed, input));
  const services = [...new Set([...servicesOfKeys(used), ...servicesOfUser(user, input)])].sort();
  const [key] = used;
  const evidence = fieldsOf(source, active[0]?.asOf ?? snapshot.takenAt, {
    user: user.name,
    usedKeys: used.map(keyLabel),
    services: used.length > 0 ? services : [],
    ...(key?.accessKeyId ? { accessKeyId: key.accessKeyId } : {}),
  });
  if (!key) return { result: 'pass', title: `No active key of ${user.name} was used lately`, evidence };
  const gap = whyUntold(used, services, input);
  if (gap !== null) return unknownVerdict(gap);
  if (services.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${user.name} uses its key for IAM and STS alone`, evidence };
}

/** A tag that could not be read might exempt the user; services that could not be read might be others. */
function whyUntold(
  used: readonly AccessKey[],
  services: readonly string[],
  input: CheckInput,
): string | null {
  const { users, lastAccessed } = input.snapshot;
  if (services.length > 0) return users.state === 'unread' ? whyUnread(users) : null;
  if (lastAccessed.state === 'unread') return whyUnread(lastAccessed);
  const isNamed = used.every((key) => key.lastUsedService !== null);
  return isNamed || lastAccessed.state === 'read' ? null : 'which services the key was used for is not known';
}

function isExempt({ arn }: UserFacts, { snapshot, thresholds }: CheckInput): boolean {
  const [exemptKey = '', exemptValue = ''] = thresholds.longLivedKeyExemptTag.split('=');
  const tags = tagsOfUser(arn, snapshot) ?? [];
  return exemptKey !== '' && tags.some(({ key, value }) => key === exemptKey && value === exemptValue);
}

function isWithinWindow(lastUsed: string | null, { snapshot, thresholds }: CheckInput): boolean {
  return lastUsed !== null && wholeDays(lastUsed, snapshot.takenAt) <= thresholds.longLivedKeyWindowDays;
}

function servicesOfKeys(keys: readonly AccessKey[]): string[] {
  return keys.flatMap(({ lastUsedService: service }) =>
    service !== null && !bootstrapServices.has(service) ? [service] : [],
  );
}

function servicesOfUser({ arn }: UserFacts, input: CheckInput): string[] {
  const services = lastAccessedOf(arn, input.snapshot)?.services ?? [];
  return services.flatMap(({ service, lastUsed }) =>
    isWithinWindow(lastUsed, input) && !bootstrapServices.has(service) ? [service] : [],
  );
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const user = evidenceText(evidence, 'user');
  return `${user} uses a long-lived key for ${evidenceInWords(evidence, 'services')}`;
}
