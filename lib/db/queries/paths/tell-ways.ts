import { findGrantingStatements } from '@/lib/iam/find-granting-statements';
import { escalationPaths, type EscalationPath } from '@/lib/iam/escalation/paths';
import type { IdentityPolicy } from '../identities/read-identity-policies';
import type { OpenWay } from './types';

const catalogue = new Map(escalationPaths.map((path) => [path.id, path]));

/** A hop as far as the ways need it. */
export interface FirstHop {
  /** Name within the account, or ARN of another account. */
  to: string;
  pathIds: readonly string[];
}

/** What is known of an identity that has the ways. */
export interface KnownOfClimber {
  /** Calls that it may make. */
  permissions: ReadonlySet<string>;
  policies: readonly IdentityPolicy[];
  unused: (action: string) => boolean | null;
}

/** One way for each path of the catalogue, however many it leads to, with the grants behind each call. */
export function tellWays(firstHops: readonly FirstHop[], known: KnownOfClimber): OpenWay[] {
  const targets = new Map<string, Set<string>>();
  for (const { to, pathIds } of firstHops)
    for (const id of pathIds) targets.set(id, (targets.get(id) ?? new Set()).add(to));
  return [...targets].flatMap(([id, names]) => {
    const path = catalogue.get(id);
    return path ? [{ ...toWay(path, known), targets: [...names] }] : [];
  });
}

function toWay(path: EscalationPath, known: KnownOfClimber): Omit<OpenWay, 'targets'> {
  const group = path.anyOf.find((calls) => calls.every(({ action }) => known.permissions.has(action))) ?? [];
  return {
    id: path.id,
    name: path.name,
    summary: path.summary,
    severity: path.severity,
    calls: [...path.allOf, ...group].map(({ action, on }) => ({
      action,
      on,
      unused: known.unused(action),
      grants: findGrantingStatements(action, known.policies).map(({ policy, text, conditional }) => ({
        policy: policy.name,
        arn: policy.arn,
        awsManaged: policy.awsManaged,
        group: policy.group,
        statement: text,
        conditional,
      })),
    })),
  };
}
