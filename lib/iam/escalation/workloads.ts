import { parseArn } from '../arn';
import { type EscalationPath, openPaths } from './paths';

/** Something of a service that runs as a role. */
export interface Workload {
  arn: string;
  /** ARN of the role that it runs as. */
  roleArn: string;
}

/** Prefix of a path's id by the service of the workload, where they differ. */
const familiesByService: Readonly<Record<string, readonly string[]>> = {
  ec2: ['EC2', 'SSM'],
  cloudformation: ['CFN'],
  states: ['SFN'],
  elasticbeanstalk: ['BEANSTALK'],
  'bedrock-agentcore': ['BEDROCK'],
};

const ofWorkloads = openPaths.filter(({ category }) => category === 'existing-passrole');

/** The ways to take over what already runs as a role, by the service that runs it. */
export function pathsOfWorkload({ arn }: Workload): EscalationPath[] {
  const service = parseArn(arn)?.service ?? '';
  const families = familiesByService[service] ?? [service.toUpperCase()];
  return ofWorkloads.filter(({ id }) => families.includes(id.split('-')[1] ?? ''));
}

/** Workloads by the ARN of their role. */
export function groupByRole(workloads: readonly Workload[]): Map<string, Workload[]> {
  const groups = new Map<string, Workload[]>();
  for (const workload of workloads)
    groups.set(workload.roleArn, [...(groups.get(workload.roleArn) ?? []), workload]);
  return groups;
}
