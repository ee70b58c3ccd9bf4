import { appliesToCaller, callerConditions } from '@/lib/iam/guardrail-reach';
import { coversAction } from '@/lib/iam/match-statement';
import { matchesPattern } from '@/lib/iam/match-pattern';
import type { PolicyDocument, Statement } from '@/lib/iam/policy-document';
import type { RequestContext } from '@/lib/iam/request';

const anyAction = 'rolecall-probe:AnyAction';
const regionKey = 'aws:requestedregion';

/** Services without Regions of their own: an allow list may name them outright. */
const globalServices = new Set([
  'account',
  'billing',
  'budgets',
  'ce',
  'cloudfront',
  'globalaccelerator',
  'health',
  'iam',
  'organizations',
  'route53',
  'route53domains',
  'shield',
  'sso',
  'sts',
  'support',
  'trustedadvisor',
  'waf',
]);

/** The Regions (or patterns of them) that one guardrail leaves open, by a denial of all others or by an allow list. */
export interface RegionLimit {
  policy: string;
  regions: string[];
}

/**
 * Every limit on Regions that holds for a caller, in documents by level. A denial counts when it is about all actions,
 * global services left out by `NotAction`; an allow list when nothing beside it allows more than global services.
 */
export function findRegionLimits(
  levels: readonly (readonly { name: string; document: PolicyDocument }[])[],
  caller: RequestContext,
): RegionLimit[] {
  return levels.flatMap((level) => {
    const statements = level.flatMap(({ name, document }) =>
      document.statements.map((statement) => ({ name, statement })),
    );
    const denials = statements.flatMap(({ name, statement }): RegionLimit[] => {
      const regions = regionsLeftOpen(statement, caller);
      return regions ? [{ policy: name, regions }] : [];
    });
    const allowList = regionsAllowed(statements.map(({ statement }) => statement));
    const names = [...new Set(level.map(({ name }) => name))].join(', ');
    return allowList ? [...denials, { policy: names, regions: allowList }] : denials;
  });
}

/** What a denial outside some Regions leaves open; null for any other statement. */
function regionsLeftOpen(statement: Statement, caller: RequestContext): string[] | null {
  const limits = statement.conditions.filter(({ key }) => key.toLowerCase() === regionKey);
  const [limit] = limits;
  const isAboutAll =
    statement.effect === 'Deny' &&
    coversAction(statement, anyAction) &&
    statement.resources?.patterns.includes('*') === true &&
    !statement.resources.negated;
  if (!isAboutAll || !limit || limits.length > 1) return null;
  if (!/^String(NotEquals|NotEqualsIgnoreCase|NotLike)$/i.test(limit.operator)) return null;
  const others = statement.conditions.length - limits.length - callerConditions(statement).length;
  return others === 0 && appliesToCaller(statement, caller) ? limit.values : null;
}

/** The Regions that a level allows, when everything it allows is tied to some; null when it allows more. */
function regionsAllowed(statements: readonly Statement[]): string[] | null {
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  const tied = allows.map(({ conditions }) =>
    conditions.find(
      ({ key, operator, ifExists }) =>
        key.toLowerCase() === regionKey &&
        !ifExists &&
        /^String(Equals|EqualsIgnoreCase|Like)$/i.test(operator),
    ),
  );
  const isTied = allows.every((statement, index) => tied[index] !== undefined || isGlobalOnly(statement));
  const regions = tied.flatMap((condition) => condition?.values ?? []);
  return isTied && regions.length > 0 ? [...new Set(regions)] : null;
}

function isGlobalOnly({ actions }: Statement): boolean {
  return (
    !actions.negated &&
    actions.patterns.every((pattern) => globalServices.has(pattern.split(':')[0]?.toLowerCase() ?? ''))
  );
}

/**
 * The Regions of a limit that are not among the allowed ones. A pattern stands for all known Regions that it matches;
 * one that matches none stands for itself.
 */
export function regionsBeyond(
  { regions }: RegionLimit,
  allowed: readonly string[],
  known: readonly string[],
): string[] {
  const meant = regions.flatMap((pattern) => {
    const matching = known.filter((region) => matchesPattern(pattern.toLowerCase(), region));
    return matching.length > 0 ? matching : [pattern];
  });
  return [...new Set(meant)].filter((region) => !allowed.includes(region));
}
