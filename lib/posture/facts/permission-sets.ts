import { classifyAdministrator } from '@/lib/iam/classify-administrator';
import type { NamedPolicy } from '@/lib/iam/types';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { IdentityCenter, PermissionSet } from '@/lib/snapshot/data/identity-center';
import { valueOf } from '@/lib/snapshot/reading';
import { dataGap, unknownResults } from './data-gap';
import { rootArn } from './root-facts';
import { notApplicable, type Verdict } from './verdict';
import type { CheckInput, CheckResult, Severity } from '../types';

/** A permission set with the instance it belongs to. */
export interface JudgedSet {
  set: PermissionSet;
  center: IdentityCenter;
  asOf: string;
}

/** One result per permission set; one not applicable for an account that sees no instance, or one without sets. */
export function judgePermissionSets(
  input: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (judged: JudgedSet) => Verdict,
): CheckResult[] {
  return judgeIdentityCenter(input, severity, ({ center, asOf }) =>
    center.permissionSets.map((set) => ({ resource: set.arn, severity, ...judge({ set, center, asOf }) })),
  );
}

/** The results on what the account sees of Identity Center; not applicable where that is nothing. */
export function judgeIdentityCenter(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (seen: Pick<JudgedSet, 'center' | 'asOf'>) => CheckResult[],
): CheckResult[] {
  const { identityCenter } = snapshot;
  const resource = rootArn(snapshot);
  if (identityCenter.state !== 'read') return unknownResults(dataGap(identityCenter), severity, [resource]);
  const { value: center, asOf } = identityCenter;
  const none = (title: string): CheckResult[] => [{ resource, severity, ...notApplicable(title) }];
  if (center === 'none') return none('This account sees no instance of Identity Center');
  const results = judge({ center, asOf });
  return results.length > 0 ? results : none('Identity Center has nothing of the kind');
}

/** AWS's own policies that make nobody an administrator, for accounts where their text was not read. */
const lesserPolicies = new Set([
  'AWSSupportAccess',
  'Billing',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'SecurityAudit',
  'ViewOnlyAccess',
]);

const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
});

/**
 * Whether a permission set makes an administrator, full or equivalent; null where a policy that might was not read. Texts
 * of managed policies are those of this account: a set names them, it does not hold them.
 */
export function isAdministratorSet(set: PermissionSet, snapshot: AccountSnapshot): boolean | null {
  const { policies, isWhole } = textsOfSet(set, snapshot);
  const { tier } = classifyAdministrator({
    arn: `arn:${snapshot.partition}:iam::${snapshot.accountId}:role/aws-reserved/${set.name}`,
    kind: 'role',
    policies,
    boundary: null,
    guardrails: null,
  });
  if (tier === 'full' || tier === 'equivalent') return true;
  return isWhole ? false : null;
}

function textsOfSet(
  set: PermissionSet,
  snapshot: AccountSnapshot,
): { policies: NamedPolicy[]; isWhole: boolean } {
  const managed = valueOf(snapshot.policies) ?? [];
  const textOf = (isMeant: (policy: { arn: string; name: string; awsManaged: boolean }) => boolean) => {
    const version = managed.find(isMeant)?.versions.find(({ isDefault }) => isDefault);
    return version ? snapshot.policyDocuments[version.document] : undefined;
  };
  const texts = [
    ...set.awsManagedPolicies.map((arn) => ({
      name: nameOf(arn),
      text: textOf((policy) => policy.arn === arn) ?? textOfAws(nameOf(arn)),
    })),
    ...set.customerManagedPolicies.map((name) => ({
      name,
      text: textOf((policy) => !policy.awsManaged && policy.name === nameOf(name)),
    })),
    ...(set.inlinePolicy ? [{ name: 'inline', text: snapshot.policyDocuments[set.inlinePolicy] }] : []),
  ];
  const policies = texts.flatMap(({ name, text }): NamedPolicy[] =>
    text ? [{ name, via: 'managed', arn: null, group: null, text }] : [],
  );
  return { policies, isWhole: texts.every(({ text }) => text !== undefined) };
}

/** The empty text stands for one that makes nobody an administrator. */
function textOfAws(name: string): string | undefined {
  if (name === 'AdministratorAccess') return everything;
  return lesserPolicies.has(name) ? '' : undefined;
}

function nameOf(arnOrName: string): string {
  return arnOrName.slice(arnOrName.lastIndexOf('/') + 1);
}
