import type { AccountSnapshot, OtherCredentials } from '@/lib/snapshot/account-snapshot';
import type { Instant } from '@/lib/snapshot/reading';
import { accountFacts } from './account-facts';
import { dataGap, unknownResults } from './data-gap';
import { rootArn } from './root-facts';
import { notApplicable, type ResourceVerdict } from './verdict';
import type { CheckInput, CheckResult, Severity } from '../types';

/**
 * What a judge says of the credentials other than passwords and access keys; one not-applicable result for the account
 * when it has none to judge.
 */
export function judgeOtherCredentials(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  { severity, none }: { severity: Severity; none: string },
  judge: (credentials: OtherCredentials, asOf: Instant) => ResourceVerdict[],
): CheckResult[] {
  const { otherCredentials } = snapshot;
  const account = rootArn(snapshot);
  if (otherCredentials.state !== 'read')
    return unknownResults(dataGap(otherCredentials), severity, [account]);
  const verdicts = judge(otherCredentials.value, otherCredentials.asOf);
  if (verdicts.length === 0) return [{ resource: account, severity, ...notApplicable(none) }];
  return verdicts.map((verdict) => ({ severity, ...verdict }));
}

/** The ARN of a user by name; of one that no other data set knows, without a path. */
export function userArn(name: string, snapshot: AccountSnapshot): string {
  const known = accountFacts(snapshot).users?.find((user) => user.name === name);
  return known?.arn ?? `arn:${snapshot.partition}:iam::${snapshot.accountId}:user/${name}`;
}
