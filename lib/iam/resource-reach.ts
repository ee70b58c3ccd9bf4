import { matchesPattern } from './match-pattern';
import type { Statement } from './policy-document';

/** A kind of resource: its service and names that only a pattern for all of the kind matches. */
export interface ResourceKind {
  service: string;
  /** What follows the account in the ARN, one for every way of writing it. */
  names: readonly string[];
}

export const everyRole: ResourceKind = {
  service: 'iam',
  names: ['role/rolecall-probe', 'role/rolecall/probe'],
};

export const everyKey: ResourceKind = { service: 'kms', names: ['key/00000000-rolecall-probe'] };

export const everyTrail: ResourceKind = { service: 'cloudtrail', names: ['trail/rolecall-probe'] };

/** ARNs of nothing that a policy would name, and of what an administrator must reach. */
const everything = [
  ':rolecall-probe:us-east-1:000000000000:any/thing',
  ':iam::000000000000:role/rolecall-probe',
  ':iam::000000000000:policy/rolecall-probe',
];
const partitions = ['aws', 'aws-cn', 'aws-us-gov'];

/** A statement without a resource element, as in a trust policy, is about all there are. */
type Resources = Statement['resources'];

/**
 * Whether a resource element is about practically every resource: `*`, `arn:*`, or a complement that leaves out
 * neither an arbitrary resource nor all roles and policies.
 */
export function reachesEveryResource(resources: Resources): boolean {
  if (!resources) return true;
  const { patterns, negated } = resources;
  const isNamed = (arn: string) => patterns.some((pattern) => matchesPattern(pattern, arn));
  const isLeftOut = (rest: string) => partitions.some((partition) => isNamed(`arn:${partition}${rest}`));
  if (negated) return !everything.some(isLeftOut);
  return partitions.some((partition) => everything.every((rest) => isNamed(`arn:${partition}${rest}`)));
}

/** Whether a resource element is about every resource of a kind in some account (and Region, where it names one). */
export function reachesAllOf(resources: Resources, kind: ResourceKind): boolean {
  if (!resources) return true;
  const named = resources.patterns.some((pattern) => coversAllOf(pattern, kind));
  return named !== resources.negated;
}

function coversAllOf(pattern: string, { service, names }: ResourceKind): boolean {
  // Variables hold colons; what they stand for is one value, as a literal would.
  const written = pattern.replaceAll(/\$\{[^}]*\}/g, 'variable');
  const [, partition, , region, account] = written.split(':');
  const at = [
    literalOr(partition, 'aws'),
    service,
    literalOr(region, ''),
    literalOr(account, '000000000000'),
  ];
  return names.every((name) => matchesPattern(written, `arn:${at.join(':')}:${name}`));
}

function literalOr(part: string | undefined, otherwise: string): string {
  return part && !/[*?]/.test(part) ? part : otherwise;
}
