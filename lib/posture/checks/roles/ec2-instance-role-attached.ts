import { judgeInstances, type PlacedInstance } from '../../facts/judge-instances';
import { failing, fieldsOf, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * A running instance has a role, so that it needs no access key.
 * CIS 1.2: 1.19, 1.4–4.0.1: 1.18, 5.0: 1.17, 6.0: 2.17, 7.0: 2.16.
 */
export const ec2InstanceRoleAttached: Check = {
  id: 'ec2-instance-role-attached',
  group: 'roles',
  title: 'Instances have a role',
  failTitle: 'An instance has no role',
  rationale:
    'A program on an instance without a role that needs AWS is given an access key, which lies on a disk and never changes. A role hands out credentials that end within hours.',
  logic:
    'Looks at running instances in all enabled regions. Fails without an instance profile. Others are not applicable.',
  tier: 'core',
  subject: 'instance',
  severity,
  stages: ['compute'],
  parameters: [],
  remedy: {
    console: 'EC2 in <region>, Instances, <instance>, Actions, Security, Modify IAM role.',
    cli: 'aws ec2 associate-iam-instance-profile --region <region> --instance-id <instance> --iam-instance-profile Name=<profile>',
    terraform: [
      'resource "aws_instance" "<instance>" {',
      '  # …',
      '  iam_instance_profile = aws_iam_instance_profile.<profile>.name',
      '}',
    ].join('\n'),
  },
  references: [
    'CIS AWS Foundations 1.2: 1.19; 1.4 to 4.0.1: 1.18; 5.0: 1.17; 6.0: 2.17; 7.0: 2.16',
    'Prowler ec2_instance_profile_attached',
  ],
  evaluate: (input) => judgeInstances(input, severity, judge),
  describeFail,
};

function judge({ id, region, state, instanceProfileArn, asOf }: PlacedInstance): Verdict {
  const evidence = fieldsOf('EC2', asOf, { instance: id, region, state, instanceProfileArn });
  if (instanceProfileArn === null) return failing(evidence, describeFail);
  return { result: 'pass', title: `${id} has an instance profile`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return `${evidenceText(evidence, 'instance')} in ${evidenceText(evidence, 'region')} runs without a role`;
}
