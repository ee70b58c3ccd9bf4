import { dataGap, type DataGap } from './data-gap';
import type { CheckInput } from '../types';

/** Why administrators among the users could not be told; null when they could. */
export function userAdministratorsGap({ snapshot, analysis }: CheckInput): DataGap | null {
  if (analysis.administratorGap.users === null) return null;
  return dataGap(snapshot.users, snapshot.groups, snapshot.policies);
}

/** Why it could not be told whether a user is an administrator. */
export function whyUsersUntold({ analysis }: Pick<CheckInput, 'analysis'>): string {
  return analysis.administratorGap.users ?? 'its policies were not read';
}

/** Whether the passwords of users, or the policies that say who is an administrator, were not asked for. */
export function areConsoleRightsOff(input: CheckInput): boolean {
  const isReportOff = input.snapshot.credentialReport.state === 'skipped';
  return isReportOff || userAdministratorsGap(input)?.kind === 'off';
}
