import { matchesPattern } from '@/lib/iam/match-pattern';
import { isReservedForSso } from './policy-statements';

/**
 * The pattern (of a name or ARN) that approves an identity as administrator; null when none does. Patterns for roles of
 * Identity Center approve under its path alone, since anybody may name a role like one of them.
 */
export function approvalOf(
  identity: { name: string; arn: string; path: string },
  approvedAdmins: readonly string[],
): string | null {
  const approves = (pattern: string): boolean => {
    if (pattern.startsWith('AWSReservedSSO_') && !isReservedForSso(identity)) return false;
    return matchesPattern(pattern, identity.name) || matchesPattern(pattern, identity.arn);
  };
  return approvedAdmins.find(approves) ?? null;
}
