import type { Grant } from '@/lib/iam/types';
import type { Group, LastAccessed } from '@/lib/snapshot/account-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import { dataGap, unknownResults } from './data-gap';
import { type JudgedIdentity, judgeIdentities, listIdentities } from './judge-identities';
import { lastAccessedOf } from './last-accessed';
import { isReservedForSso } from './policy-statements';
import { isAdministrator } from './privilege';
import { rootArn } from './root-facts';
import { notApplicable, unknownVerdict, type Verdict } from './verdict';
import type { CheckInput, CheckResult, Severity } from '../types';

/** An identity with what AWS says of the use of its rights. */
export interface JudgedAccess {
  identity: JudgedIdentity['identity'];
  access: LastAccessed;
  /** Services and actions with their use within `unusedServiceDays`. */
  grants: readonly Grant[];
}

/**
 * One result per user and role, and per group that AWS was asked about. Not applicable to administrators, whose rights
 * are meant to be wide, to roles of Identity Center and to identities without policies.
 */
export function judgeAccess(
  input: CheckInput,
  severity: Severity,
  judge: (judged: JudgedAccess) => Verdict,
): CheckResult[] {
  const { snapshot } = input;
  const { lastAccessed } = snapshot;
  if (lastAccessed.state !== 'read') {
    const arns = listIdentities(snapshot).flatMap(({ kind, identity }) =>
      kind === 'group' ? [] : [identity.arn],
    );
    return unknownResults(dataGap(lastAccessed), severity, arns.length > 0 ? arns : [rootArn(snapshot)]);
  }
  return judgeIdentities(input, severity, ({ kind, identity }) => {
    const { name, arn } = identity;
    if (isReservedForSso(identity)) return notApplicable(`${name} belongs to Identity Center`);
    const access = lastAccessedOf(arn, snapshot);
    if (!access) return withoutAccess(kind, identity, input);
    if (access.services.length === 0) return notApplicable(`${name} is granted no service`);
    const admin = isAdministrator(input.analysis, arn);
    if (admin === null) return unknownVerdict('its policies were not read');
    if (admin) return notApplicable(`${name} is an administrator`);
    return judge({ identity, access, grants: input.analysis.grants.get(arn) ?? [] });
  });
}

/** AWS is asked about users and roles that have policies; of a group it knows what it knows of the members. */
function withoutAccess(
  kind: JudgedIdentity['kind'],
  identity: JudgedIdentity['identity'],
  { snapshot }: CheckInput,
): Verdict {
  const { name } = identity;
  if (kind === 'group') return notApplicable(`The use of ${name} is judged by its members`);
  return hasPolicies(identity, valueOf(snapshot.groups) ?? [])
    ? unknownVerdict(`AWS gave no last-accessed data of ${name}`)
    : notApplicable(`${name} has no policies`);
}

function hasPolicies(identity: JudgedIdentity['identity'], groups: readonly Group[]): boolean {
  const has = ({ attachedPolicies, inlinePolicies }: Group): boolean =>
    attachedPolicies.length + inlinePolicies.length > 0;
  const memberOf = 'groups' in identity ? identity.groups : [];
  return has(identity) || groups.some((group) => memberOf.includes(group.name) && has(group));
}
