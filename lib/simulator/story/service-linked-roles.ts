import type { AccountBook } from './account-book';
import { trustService } from './policy-documents';

interface ServiceLinked {
  service: string;
  suffix: string;
  policy: string;
  uses: string[];
}

const everywhere: ServiceLinked[] = [
  {
    service: 'organizations',
    suffix: 'Organizations',
    policy: 'AWSOrganizationsServiceTrustPolicy',
    uses: ['iam'],
  },
  { service: 'sso', suffix: 'SSO', policy: 'AWSSSOServiceRolePolicy', uses: ['iam'] },
  {
    service: 'access-analyzer',
    suffix: 'AccessAnalyzer',
    policy: 'AccessAnalyzerServiceRolePolicy',
    uses: ['iam', 's3'],
  },
  {
    service: 'guardduty',
    suffix: 'AmazonGuardDuty',
    policy: 'AmazonGuardDutyServiceRolePolicy',
    uses: ['ec2'],
  },
  {
    service: 'trustedadvisor',
    suffix: 'TrustedAdvisor',
    policy: 'AWSTrustedAdvisorServiceRolePolicy',
    uses: ['ec2'],
  },
];

const workloads: ServiceLinked[] = [
  {
    service: 'ecs',
    suffix: 'ECS',
    policy: 'AmazonECSServiceRolePolicy',
    uses: ['ec2', 'elasticloadbalancing'],
  },
  { service: 'autoscaling', suffix: 'AutoScaling', policy: 'AutoScalingServiceRolePolicy', uses: ['ec2'] },
  { service: 'eks', suffix: 'AmazonEKS', policy: 'AmazonEKSServiceRolePolicy', uses: ['ec2'] },
];

function addOne(book: AccountBook, linked: ServiceLinked): void {
  const name = `AWSServiceRoleFor${linked.suffix}`;
  const created = book.account.opened - book.dice.between(2, 200);
  book.role({
    name,
    path: `/aws-service-role/${linked.service}.amazonaws.com/`,
    created,
    trust: trustService(linked.service),
    attached: [`aws/${linked.policy}`],
  });
  for (const service of linked.uses) {
    const usage = { hour: 0, spanHours: 24, service, region: 'eu-west-1' };
    book.add(book.clock.ago(created, -1), { type: 'role-used', role: name, usage });
  }
}

/** The roles that AWS services made for themselves. */
export function addServiceLinkedRoles(book: AccountBook): void {
  for (const linked of everywhere) addOne(book, linked);
  if (book.account.roles >= 40) for (const linked of workloads) addOne(book, linked);
}
