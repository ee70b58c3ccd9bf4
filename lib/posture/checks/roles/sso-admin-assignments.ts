import type { AccountAssignment, IdentityCenter } from '@/lib/snapshot/data/identity-center';
import { whyUnread } from '@/lib/snapshot/reading';
import { isAdministratorSet, judgeIdentityCenter } from '../../facts/permission-sets';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/** Few people can be administrators of an account by Identity Center. Ours. */
export const ssoAdminAssignments: Check = {
  id: 'sso-admin-assignments',
  group: 'roles',
  title: 'Few people hold administrator permission sets',
  failTitle: 'Many people hold administrator permission sets',
  rationale:
    'Every person who may become administrator is one more mailbox, laptop and phone by which the account can be lost.',
  logic:
    'Counts for each account the people who are assigned a permission set whose policies make an administrator, by themselves or by a group. Fails over the number allowed. Unknown while members of a group or a policy were not read and the count could still pass it.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['identity-center', 'authorization-details'],
  parameters: ['maxAdmins'],
  remedy: {
    console:
      'IAM Identity Center, AWS accounts, <account-id>: look at the groups with administrator permission sets and take out who no longer needs it.',
    cli: [
      'aws identitystore list-group-memberships --identity-store-id <identity-store-id> --group-id <group-id>',
      'aws identitystore delete-group-membership --identity-store-id <identity-store-id> --membership-id <membership-id>',
    ].join('\n'),
    terraform: '# remove aws_identitystore_group_membership of who no longer needs it',
  },
  references: ['AWS Well-Architected SEC03-BP02'],
  evaluate,
  describeFail,
};

/** Whether each permission set makes an administrator, by ARN. */
type Sets = ReadonlyMap<string, boolean | null>;

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  return judgeIdentityCenter(input, severity, ({ center, asOf }) => {
    const sets: Sets = new Map(
      center.permissionSets.map((set) => [set.arn, isAdministratorSet(set, snapshot)]),
    );
    return [...Map.groupBy(center.assignments, ({ accountId }) => accountId)].map(
      ([accountId, assignments]) => {
        const { people, gap } = countPeople(assignments, sets, center);
        const evidence = fieldsOf('Identity Center', asOf, {
          account: accountId,
          administrators: people,
          identityStoreId: center.identityStoreId,
        });
        const verdict = judge(evidence, { people, gap, most: input.thresholds.maxAdmins });
        return { resource: rootArn({ accountId, partition: snapshot.partition }), severity, ...verdict };
      },
    );
  });
}

function judge(
  evidence: EvidenceField[],
  { people, gap, most }: { people: number; gap: string | null; most: number },
): Verdict {
  if (people > most) return failing(evidence, describeFail);
  if (gap !== null) return unknownVerdict(gap);
  return { result: 'pass', title: `No more than ${most} hold administrator permission sets`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const people = evidenceText(evidence, 'administrators');
  return `${people} people hold administrator permission sets on ${evidenceText(evidence, 'account')}`;
}

/** Those who are known for sure, and why there may be more. */
function countPeople(
  assignments: readonly AccountAssignment[],
  sets: Sets,
  { groupMembers }: IdentityCenter,
): { people: number; gap: string | null } {
  const people = new Set<string>();
  let gap: string | null = null;
  for (const { permissionSetArn, principalType, principalId } of assignments) {
    const admin = sets.get(permissionSetArn) ?? null;
    if (admin === null) gap ??= 'not every policy of an assigned permission set was read';
    if (!admin) continue;
    const members = groupMembers.state === 'read' ? groupMembers.value[principalId] : undefined;
    if (principalType === 'USER') people.add(principalId);
    else if (members) for (const member of members) people.add(member);
    else gap ??= whyUnread(groupMembers) ?? `the members of group ${principalId} were not read`;
  }
  return { people: people.size, gap };
}
