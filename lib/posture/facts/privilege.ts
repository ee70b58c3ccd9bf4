import type { Analysis } from '../analysis';

/** Whether an identity is an administrator, full or equivalent; null when it could not be told. */
export function isAdministrator(analysis: Analysis, arn: string): boolean | null {
  const verdict = analysis.administrators.get(arn);
  return verdict ? verdict.tier === 'full' || verdict.tier === 'equivalent' : null;
}

/** Whether an identity is an administrator, be it only while a condition such as MFA holds; null when it could not be told. */
export function mayBeAdministrator(analysis: Analysis, arn: string): boolean | null {
  const verdict = analysis.administrators.get(arn);
  return verdict ? verdict.tier !== 'none' : null;
}

/** In words, of an identity that is no administrator without conditions. */
export function notAdministratorInWords(
  { administrators }: Analysis,
  { name, arn }: { name: string; arn: string },
): string {
  return administrators.get(arn)?.tier === 'conditional'
    ? `${name} is an administrator under a condition only`
    : `${name} is not an administrator`;
}

/** Why it could not be told whether a role is an administrator. */
export function whyRolesUntold({ administratorGap }: Analysis): string {
  return administratorGap.roles ?? 'its policies were not read';
}
