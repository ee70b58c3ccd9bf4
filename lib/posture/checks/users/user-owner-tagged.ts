import type { Role, User } from '@/lib/snapshot/account-snapshot';
import type { Instant, Reading } from '@/lib/snapshot/reading';
import { evidenceText } from '../../evidence';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { isReservedForSso, isServiceLinked } from '../../facts/policy-statements';
import { rootArn } from '../../facts/root-facts';
import { ownerTag } from '../../facts/user-details';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'info';

/** Users and the account's own roles say whom to ask about them. Security Hub IAM.24, IAM.25. */
export const userOwnerTagged: Check = {
  id: 'user-owner-tagged',
  group: 'users',
  title: 'Users and roles have an owner tag',
  failTitle: 'An identity names no owner',
  rationale:
    'When something is wrong with an identity, the first question is whose it is. Without an answer it is left as it is.',
  logic:
    'Looks at the tags of users and roles. Fails, as advice, when none of the owner keys is there with a value. Roles of AWS services and of Identity Center are not applicable.',
  tier: 'extended',
  subject: 'identity',
  severity,
  stages: ['authorization-details'],
  parameters: ['ownerTagKeys'],
  remedy: {
    console: 'IAM, Users or Roles, the identity, Tags: add the key owner with a mail address.',
    cli: [
      '# for a user',
      'aws iam tag-user --user-name <user> --tags Key=owner,Value=<mail>',
      '# for a role',
      'aws iam tag-role --role-name <role> --tags Key=owner,Value=<mail>',
    ].join('\n'),
    terraform: ['# in the resource of the user or role', 'tags = {', '  owner = "<mail>"', '}'].join('\n'),
  },
  references: ['Security Hub IAM.24, IAM.25'],
  evaluate: (input) => [...judgeTags(input, 'users'), ...judgeTags(input, 'roles')],
  describeFail,
};

function judgeTags({ snapshot, thresholds }: CheckInput, kind: 'users' | 'roles'): CheckResult[] {
  const reading: Reading<(User | Role)[]> = snapshot[kind];
  if (reading.state !== 'read') {
    const results = unknownResults(dataGap(reading), severity, [rootArn(snapshot)]);
    return results.map((result) => ({ ...result, part: kind }));
  }
  return reading.value.map((identity) => ({
    resource: identity.arn,
    severity,
    ...judge(identity, thresholds.ownerTagKeys, reading.asOf),
  }));
}

/** Paths of AWS's own are closed to users, so the tests for roles do no harm to them. */
function judge(identity: User | Role, ownerTagKeys: readonly string[], asOf: Instant): Verdict {
  const { name, tags } = identity;
  if (isServiceLinked(identity)) return notApplicable(`${name} belongs to an AWS service`);
  if (isReservedForSso(identity)) return notApplicable(`${name} belongs to Identity Center`);
  const key = ownerTag(tags, ownerTagKeys);
  const evidence = fieldsOf('authorization details', asOf, {
    identity: name,
    tagKeys: tags.map((tag) => tag.key),
  });
  return key === null
    ? failing(evidence, describeFail)
    : { result: 'pass', title: `${name} names its owner in ${key}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `${evidenceText(evidence, 'identity')} has no owner tag`;
}
