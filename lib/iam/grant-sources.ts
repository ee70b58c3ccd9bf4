import { compileLowerCase } from './match-pattern';
import { parsePolicy, type Statement } from './policy-document';

/** A policy that allows something of a service. */
export interface GrantSource<Policy> {
  policy: Policy;
  /** Some of what it allows holds under a condition, and nothing without. */
  conditional: boolean;
  /** Keys of the conditions that limit it, in the order written. */
  conditionKeys: string[];
  /** Patterns of the resources, as written; `*` for all. */
  resources: string[];
}

/**
 * Which policies allow actions of a service, and what limits them. Denies, boundary and guardrails are left aside: this
 * says where a grant comes from, not whether it holds.
 *
 * @param service the prefix of its actions, such as `s3`
 */
export function grantSources<Policy extends { document: string | null }>(
  service: string,
  policies: readonly Policy[],
): GrantSource<Policy>[] {
  return policies.flatMap((policy) => {
    const document = policy.document === null ? null : parsePolicy(policy.document);
    if (document?.kind !== 'policy') return [];
    const granting = document.statements.filter((statement) => allowsService(statement, service));
    if (granting.length === 0) return [];
    const conditional = granting.every(({ conditions }) => conditions.length > 0);
    const keys = granting.flatMap(({ conditions }) => conditions.map(({ key }) => key));
    const resources = granting.flatMap((statement) => resourcesOf(statement));
    return [
      {
        policy,
        conditional,
        conditionKeys: conditional ? [...new Set(keys)] : [],
        resources: resources.includes('*') ? ['*'] : [...new Set(resources)],
      },
    ];
  });
}

function allowsService({ effect, actions }: Statement, service: string): boolean {
  if (effect !== 'Allow') return false;
  const prefix = service.toLowerCase();
  if (actions.negated) return !actions.patterns.some((pattern) => coversService(pattern, prefix));
  return actions.patterns.some((pattern) => {
    const [ownPrefix = ''] = pattern.split(':');
    return compileLowerCase(ownPrefix)(prefix);
  });
}

/** Whether a pattern names every action of the service. */
function coversService(pattern: string, prefix: string): boolean {
  return pattern === '*' || pattern.toLowerCase() === `${prefix}:*`;
}

function resourcesOf({ resources }: Statement): string[] {
  if (!resources) return ['*'];
  return resources.negated ? [`all but ${resources.patterns.join(', ')}`] : resources.patterns;
}
