import documents from './aws-managed-policies.json' with { type: 'json' };
import { uniqueId } from './ids';
import type { Instant, Partition } from './types';

/** An AWS managed policy at its default version, with AWS's own document. */
export interface AwsManagedPolicy {
  name: string;
  path: string;
  /** The same in every account of every partition. */
  id: string;
  version: string;
  createdAt: Instant;
  updatedAt: Instant;
  document: string;
}

const catalogue = new Map<string, AwsManagedPolicy>(
  Object.entries(documents).map(([name, policy]) => [
    name,
    {
      name,
      path: policy.path,
      id: uniqueId('ANPA', 'aws', name),
      version: policy.version,
      createdAt: Date.parse(policy.created),
      updatedAt: Date.parse(policy.updated),
      document: policy.document,
    },
  ]),
);

/** ARN by name. Throws for a name outside the catalogue. */
export function awsManagedPolicyArn(partition: Partition, name: string): string {
  const policy = catalogue.get(name);
  if (!policy) throw new Error(`AWS managed policy ${name} is not in the simulator's catalogue`);
  return `arn:${partition}:iam::aws:policy${policy.path}${name}`;
}

/** The policy behind an ARN; undefined for customer managed ones and for names outside the catalogue. */
export function findAwsManagedPolicy(arn: string): AwsManagedPolicy | undefined {
  return arn.split(':')[4] === 'aws' ? catalogue.get(arn.slice(arn.lastIndexOf('/') + 1)) : undefined;
}
