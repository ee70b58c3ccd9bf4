import type { User } from '@/lib/snapshot/account-snapshot';
import { accountFacts, type UserFacts } from '../../facts/account-facts';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootArn } from '../../facts/root-facts';
import { serviceUserReason } from '../../facts/service-users';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { dayOf, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'low';

/** A user belongs to a group. ScoutSuite iam-user-not-in-common-group. */
export const userInGroup: Check = {
  id: 'user-in-group',
  group: 'policies',
  title: 'Each user is in at least one group',
  failTitle: 'A user is in no group',
  rationale:
    'Groups carry what everybody must have, such as the rule that demands MFA. A user outside of all groups is outside of those rules too.',
  logic:
    'Fails when a user older than the days of grace is in no group. Users of services are not applicable unless they are asked to have a group too.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['authorization-details', 'credential-report', 'access-keys'],
  parameters: ['serviceUsersNeedGroup', 'newIdentityGraceDays', 'serviceUserTag', 'serviceUserPatterns'],
  remedy: {
    console: 'IAM, User groups: open the group that fits and add <user>.',
    cli: 'aws iam add-user-to-group --user-name <user> --group-name <group>',
    terraform: [
      'resource "aws_iam_user_group_membership" "<user>" {',
      '  user   = "<user>"',
      '  groups = [aws_iam_group.team.name]',
      '}',
    ].join('\n'),
  },
  references: ['ScoutSuite iam-user-not-in-common-group, iam-user-not-in-category-group'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { users } = input.snapshot;
  if (users.state !== 'read') return unknownResults(dataGap(users), severity, [rootArn(input.snapshot)]);
  const facts = new Map(accountFacts(input.snapshot).users?.map((user) => [user.arn, user]));
  return users.value.map((user) => ({
    resource: user.arn,
    severity,
    ...judge({ user, facts: facts.get(user.arn), asOf: users.asOf }, input),
  }));
}

function judge(
  { user, facts, asOf }: { user: User; facts: UserFacts | undefined; asOf: string },
  input: CheckInput,
): Verdict {
  const { thresholds, snapshot } = input;
  const { name, groups, createdAt } = user;
  const evidence = fieldsOf('authorization details', asOf, { user: name, groups, createdAt });
  if (groups.length > 0) return { result: 'pass', title: `${name} is in a group`, evidence };
  const service = facts && !thresholds.serviceUsersNeedGroup ? serviceUserReason(facts, input) : null;
  if (service !== null) return notApplicable(`${name} is the user of a service (${service})`);
  if (wholeDays(createdAt, snapshot.takenAt) <= thresholds.newIdentityGraceDays)
    return notApplicable(`${name} was created on ${dayOf(createdAt)}`);
  return failing(evidence, describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `${evidenceText(evidence, 'user')} is in no group`;
}
