import type { Role } from '@/lib/snapshot/account-snapshot';
import { dataGap, unknownResults } from './data-gap';
import { isReservedForSso, isServiceLinked } from './policy-statements';
import { rootArn } from './root-facts';
import { notApplicable, type Verdict } from './verdict';
import type { CheckInput, CheckResult, Severity } from '../types';

/** One result per role; those that AWS or Identity Center looks after are not applicable. */
export function judgeRoles(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (role: Role) => Verdict,
): CheckResult[] {
  const { roles } = snapshot;
  if (roles.state !== 'read') return unknownResults(dataGap(roles), severity, [rootArn(snapshot)]);
  return roles.value.map((role) => {
    const verdict = caretakerOf(role) ?? judge(role);
    return { resource: role.arn, severity, ...verdict };
  });
}

function caretakerOf(role: Role): Verdict | null {
  if (isServiceLinked(role)) return notApplicable(`${role.name} belongs to an AWS service`);
  if (isReservedForSso(role)) return notApplicable(`${role.name} belongs to Identity Center`);
  return null;
}
