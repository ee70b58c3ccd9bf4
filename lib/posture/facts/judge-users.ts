import { accountFacts, type UserFacts } from './account-facts';
import { dataGap, unknownResults } from './data-gap';
import { rootArn } from './root-facts';
import type { Verdict } from './verdict';
import type { CheckInput, CheckResult, Severity } from '../types';

/** One result per IAM user, with a password or without. Root is never among them. */
export function judgeUsers(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (user: UserFacts) => Verdict,
): CheckResult[] {
  const { users } = accountFacts(snapshot);
  if (!users) {
    const gap = dataGap(snapshot.users, snapshot.credentialReport);
    return unknownResults(gap, severity, [rootArn(snapshot)]);
  }
  return users.map((user) => ({ resource: user.arn, severity, ...judge(user) }));
}
