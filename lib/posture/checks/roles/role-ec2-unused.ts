import type { Role } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { idlenessInWords, roleIdleness } from '../../facts/role-activity';
import { judgeTrusts, type RoleTrust } from '../../facts/role-trusts';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { wholeDays } from '../../days';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'low';

/** A role for instances is on an instance, or in a template for one. ScoutSuite iam-ec2-role-without-instances. */
export const roleEc2Unused: Check = {
  id: 'role-ec2-unused',
  group: 'roles',
  title: 'Instance roles have instances',
  failTitle: 'An instance role has no instance',
  rationale:
    'A role that only instances can take, and that none has, serves nobody but whoever may start an instance and pass it the role.',
  logic:
    'Looks at roles that EC2 alone may assume. Fails when no instance of any enabled region has its profile, no launch template or Auto Scaling group names it, and the role was not used for the threshold of days. Roles that somebody else may assume too are not applicable.',
  tier: 'extended',
  subject: 'role',
  severity,
  stages: ['authorization-details', 'compute'],
  parameters: ['roleUnusedDays'],
  remedy: {
    console: 'IAM, Roles, <role>: delete the role; its instance profile goes with it.',
    cli: [
      'aws ec2 describe-iam-instance-profile-associations',
      'aws iam remove-role-from-instance-profile --instance-profile-name <role> --role-name <role>',
      'aws iam delete-instance-profile --instance-profile-name <role>',
      'aws iam delete-role --role-name <role>',
    ].join('\n'),
    terraform: '# remove aws_iam_instance_profile and aws_iam_role of <role>',
  },
  references: ['ScoutSuite iam-ec2-role-without-instances'],
  evaluate,
  describeFail,
};

interface ProfilesInUse {
  profiles: ReadonlySet<string>;
  gap: string | null;
}

function evaluate(input: CheckInput): CheckResult[] {
  if (input.snapshot.compute.state === 'skipped') return [];
  const inUse = listProfilesInUse(input);
  return judgeTrusts(input, severity, (trust) => judge(trust, input, inUse));
}

function judge({ role, entrances }: RoleTrust, input: CheckInput, inUse: ProfilesInUse): Verdict {
  const { snapshot, thresholds } = input;
  const isEc2 = (principal: string): boolean => /^ec2\.amazonaws\.com(\.cn)?$/.test(principal);
  if (entrances.length === 0 || !entrances.every(({ principal }) => isEc2(principal)))
    return notApplicable(`${role.name} is not for instances alone`);
  const idle = roleIdleness(role, snapshot);
  const evidence = fieldsOf('EC2', asOfReading(snapshot.compute, snapshot.takenAt), {
    role: role.name,
    instanceProfiles: role.instanceProfiles,
    lastUsedAt: idle?.lastUsed ?? null,
    createdAt: role.createdAt,
  });
  const pass = (how: string): Verdict => ({ result: 'pass', title: `${role.name} ${how}`, evidence });
  if (hasProfileIn(inUse, role)) return pass('is on an instance or in a template');
  if (idle && wholeDays(idle.since, snapshot.takenAt) < thresholds.roleUnusedDays)
    return pass(idle.lastUsed ? 'was used of late' : 'was created of late');
  const gap = inUse.gap ?? (idle ? null : `the last use of ${role.name} was not read`);
  if (gap !== null) return unknownVerdict(gap);
  return failing(evidence, (seen) => describeFail(seen, snapshot.takenAt));
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const idle = idlenessInWords(evidenceText(evidence, 'lastUsedAt'), evidenceText(evidence, 'createdAt'), at);
  return `No instance has ${evidenceText(evidence, 'role')}, which ${idle}`;
}

/** A template may name a profile by its name alone. */
function hasProfileIn({ profiles }: ProfilesInUse, { instanceProfiles }: Role): boolean {
  return instanceProfiles.some(
    (arn) => profiles.has(arn) || profiles.has(arn.slice(arn.lastIndexOf('/') + 1)),
  );
}

/** A stopped instance comes back with its role; a terminated one does not. */
function listProfilesInUse({ snapshot }: CheckInput): ProfilesInUse {
  const { compute } = snapshot;
  if (compute.state !== 'read') return { profiles: new Set(), gap: whyUnread(compute) };
  const profiles = new Set<string>();
  let gap: string | null = null;
  for (const { instances, templateProfiles } of compute.value) {
    gap ??= whyUnread(instances) ?? whyUnread(templateProfiles);
    for (const { state, instanceProfileArn } of instances.state === 'read' ? instances.value : []) {
      if (instanceProfileArn !== null && state !== 'terminated') profiles.add(instanceProfileArn);
    }
    for (const profile of templateProfiles.state === 'read' ? templateProfiles.value : [])
      profiles.add(profile);
  }
  return { profiles, gap };
}
