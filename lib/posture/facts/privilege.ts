import type { Analysis } from '../analysis';

/** Whether an identity is an administrator, full or equivalent; null when it could not be told. */
export function isAdministrator(analysis: Analysis, arn: string): boolean | null {
  const verdict = analysis.administrators.get(arn);
  return verdict ? verdict.tier === 'full' || verdict.tier === 'equivalent' : null;
}

/** Why it could not be told whether a role is an administrator. */
export function whyRolesUntold({ administratorGap }: Analysis): string {
  return administratorGap.roles ?? 'its policies were not read';
}
