import type { Severity } from '../types';
import type { Framework, Requirement } from './types';

/** One check's results over the accounts looked at, as a requirement sees them. */
export interface CheckCounts {
  pass: number;
  attested: number;
  /** Fails that no exception covers. */
  fails: Readonly<Partial<Record<Severity, number>>>;
  excepted: number;
  unknown: number;
  /** Manual results that nobody vouches for. */
  manual: number;
  notApplicable: number;
}

export interface CheckStanding {
  /** Null: it runs nowhere here. */
  counts: CheckCounts | null;
  /** The worst that the check can give; null for a check that this version does not have. */
  severity: Severity | null;
  /** A suspicion alone fails no requirement. */
  suspects: boolean;
}

/**
 * How a requirement stands. `off`: none of its checks runs here. `manual`: only a person can answer, and nobody has.
 */
export type RequirementStatus = 'pass' | 'fail' | 'unknown' | 'manual' | 'not-applicable' | 'off';

export interface RequirementOutcome {
  requirement: Requirement;
  status: RequirementStatus;
  checks: CheckOutcome[];
}

/** One check of a requirement. */
export interface CheckOutcome {
  checkId: string;
  status: RequirementStatus;
  counts: CheckCounts | null;
  /** Fails that breach the requirement: all but advisories and those that an exception covers. */
  breaches: number;
}

export interface FrameworkOutcome {
  requirements: RequirementOutcome[];
  /** Requirements by status; they add up to all of the framework. */
  counts: Record<RequirementStatus, number>;
  /** Passed of those that passed, failed or are unknown, 0 to 100; null when there is none. */
  percent: number | null;
}

export interface FrameworkInput {
  standingOf: (checkId: string) => CheckStanding;
  /** Whether a person vouches for a requirement that has no checks. */
  isAttested: (requirement: Requirement) => boolean;
}

/** How a framework stands: fails if any check fails, unknown before pass, a person's word where no check speaks. */
export function evaluateFramework(framework: Framework, input: FrameworkInput): FrameworkOutcome {
  const requirements = framework.requirements.map((requirement) => judgeRequirement(requirement, input));
  const counts = { pass: 0, fail: 0, unknown: 0, manual: 0, 'not-applicable': 0, off: 0 };
  for (const { status } of requirements) counts[status] += 1;
  const judged = counts.pass + counts.fail + counts.unknown;
  return { requirements, counts, percent: judged === 0 ? null : (100 * counts.pass) / judged };
}

function judgeRequirement(requirement: Requirement, input: FrameworkInput): RequirementOutcome {
  const checks = requirement.checks.map((checkId) => {
    const standing = input.standingOf(checkId);
    const { counts, severity } = standing;
    const breaches = counts && severity ? countBreaches(counts, severity) : 0;
    return { checkId, status: statusOfCheck(standing), counts, breaches };
  });
  if (checks.length === 0)
    return { requirement, checks, status: input.isAttested(requirement) ? 'pass' : 'manual' };
  return { requirement, checks, status: worst(checks.map(({ status }) => status)) };
}

/** The first of these that any check has; a check that is off or not applicable leaves the word to the others. */
const order: readonly RequirementStatus[] = ['fail', 'unknown', 'manual', 'pass', 'not-applicable', 'off'];

function worst(statuses: readonly RequirementStatus[]): RequirementStatus {
  return order.find((status) => statuses.includes(status)) ?? 'off';
}

/** An advisory (a fail of severity info of a check that can give worse) is no breach; a suspicion asks for a person. */
function statusOfCheck({ counts, severity, suspects }: CheckStanding): RequirementStatus {
  if (counts === null || severity === null) return 'off';
  const breaches = countBreaches(counts, severity);
  if (breaches > 0) return suspects ? 'manual' : 'fail';
  if (counts.unknown > 0) return 'unknown';
  if (counts.manual > 0) return 'manual';
  const passes = counts.pass + counts.attested + counts.excepted + (counts.fails.info ?? 0);
  return passes > 0 ? 'pass' : 'not-applicable';
}

function countBreaches({ fails }: CheckCounts, severity: Severity): number {
  return Object.entries(fails)
    .filter(([of]) => of !== 'info' || severity === 'info')
    .reduce((total, [, count]) => total + count, 0);
}
