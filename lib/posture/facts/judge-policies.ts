import { findAdministration } from '@/lib/iam/administrator/find-administration';
import { describeStatement } from '@/lib/iam/describe-statement';
import { matchesPattern } from '@/lib/iam/match-pattern';
import type { PolicyDocument, Statement } from '@/lib/iam/policy-document';
import type { AccountSnapshot, ManagedPolicy } from '@/lib/snapshot/account-snapshot';
import { type Reading, whyUnread } from '@/lib/snapshot/reading';
import type { CheckInput, CheckResult, EvidenceField, Severity } from '../types';
import { evidenceText } from '../evidence';
import { dataGap, unknownResult, unknownResults } from './data-gap';
import { evidenceList } from './list-in-words';
import { accountPolicies, type AccountPolicy, rememberByDocument } from './policy-statements';
import { rootArn } from './root-facts';
import { failing, fieldsOf, notApplicable, type Verdict } from './verdict';

/** A policy whose text was understood. */
export type ReadPolicy = AccountPolicy & { document: PolicyDocument };

/** A customer managed policy. */
export type CustomerPolicy = AccountPolicy & { managed: ManagedPolicy };

const shownStatements = 5;

/** The statement by which a document alone makes its holder an administrator. */
export const administrationIn = rememberByDocument(findAdministration);

/**
 * One result per policy that people of the account can change: customer managed and inline. Unknown for a text that was
 * not read, and once for the account where a list of identities or policies was not.
 */
export function judgePolicies(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (policy: ReadPolicy) => Verdict,
): CheckResult[] {
  const judged = accountPolicies(snapshot)
    .filter(({ origin }) => origin !== 'aws')
    .map((policy) => judgePolicy(policy, severity, judge));
  return [...judged, ...unreadPolicies(snapshot, severity)];
}

/** As `judgePolicies`, without those that serve as a permissions boundary alone: a boundary grants nothing. */
export function judgeGrants(
  input: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (policy: ReadPolicy) => Verdict,
): CheckResult[] {
  return judgePolicies(input, severity, (policy) =>
    isBoundaryAlone(policy) ? notApplicable(`${policy.name} serves as a boundary only`) : judge(policy),
  );
}

/** As `judgeGrants`, without those that grant full administration: that is reported by checks of its own. */
export function judgeLesserGrants(
  input: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (policy: ReadPolicy) => Verdict,
): CheckResult[] {
  return judgeGrants(input, severity, (policy) =>
    administrationIn(policy.document)
      ? notApplicable(`${policy.name} grants full administration, which is judged on its own`)
      : judge(policy),
  );
}

/** Whether a managed policy is attached to nobody and limits somebody. */
export function isBoundaryAlone({ managed }: AccountPolicy): boolean {
  return managed !== null && managed.attachmentCount === 0 && managed.boundaryUsageCount > 0;
}

/** One result per customer managed policy, whether its text was read or not. */
export function judgeCustomerPolicies(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (policy: CustomerPolicy) => Verdict,
): CheckResult[] {
  if (snapshot.policies.state !== 'read')
    return unknownResults(dataGap(snapshot.policies), severity, [rootArn(snapshot)]);
  return accountPolicies(snapshot).flatMap((policy): CheckResult[] => {
    const { managed, origin, resource } = policy;
    return managed && origin === 'customer' ? [{ resource, severity, ...judge({ ...policy, managed }) }] : [];
  });
}

/** The result on one policy: unknown where its text was not read or is no policy. */
export function judgePolicy(
  policy: AccountPolicy,
  severity: Severity,
  judge: (policy: ReadPolicy) => Verdict,
): CheckResult {
  const { document, problem, resource, part, name } = policy;
  const result = document
    ? { resource, severity, ...judge({ ...policy, document }) }
    : unknownResult(resource, severity, `policy ${name}: ${problem ?? 'its text was not read'}`);
  return part === undefined ? result : { ...result, part };
}

/** One unknown result for the account where a part of its identities or policies was asked for and not read. */
export function unreadPolicies(snapshot: AccountSnapshot, severity: Severity): CheckResult[] {
  const why = whyPoliciesUnread(snapshot);
  return why === null ? [] : [unknownResult(rootArn(snapshot), severity, why)];
}

/** Why some policies of an account may be missing; null when all that was asked for was read. */
export function whyPoliciesUnread({ users, groups, roles, policies }: AccountSnapshot): string | null {
  const readings: Reading<unknown>[] = [policies, users, groups, roles];
  const unread = readings.find(({ state }) => state === 'unread');
  return unread ? whyUnread(unread) : null;
}

/** Fails a policy for some of its statements, and passes it when there is none. */
export function judgeStatements(
  policy: ReadPolicy,
  statements: readonly Statement[],
  words: { pass: string; describeFail: (evidence: readonly EvidenceField[]) => string },
): Verdict {
  if (statements.length === 0) return passing(policy, words.pass);
  return failing(policyEvidence(policy, statements), words.describeFail);
}

/** Passes a policy: `<its name> <what it does not do>`. */
export function passing(policy: ReadPolicy, what: string): Verdict {
  return { result: 'pass', title: `${policy.name} ${what}`, evidence: policyEvidence(policy, []) };
}

/** Titles a fail by the policy and the first of its statements: `<policy> <what it does>: <statement>`. */
export function describeByStatement(what: string): (evidence: readonly EvidenceField[]) => string {
  return (evidence) => {
    const [statement = ''] = evidenceList(evidence, 'statements');
    return `${evidenceText(evidence, 'policy')} ${what}: ${statement}`;
  };
}

/** Which policy, who has it, and the statements in question. */
export function policyEvidence(
  policy: AccountPolicy,
  statements: readonly Statement[],
  more: Record<string, EvidenceField['value']> = {},
): EvidenceField[] {
  const { name, managed, holders, asOf } = policy;
  const version = managed?.versions.find(({ isDefault }) => isDefault)?.versionId;
  return fieldsOf('authorization details', asOf, {
    policy: name,
    ...(managed && version ? { policyArn: managed.arn, version } : {}),
    ...(statements.length > 0
      ? {
          attachedTo: holders.map(({ kind, name: holder }) => `${kind} ${holder}`),
          statements: statements.slice(0, shownStatements).map(describeStatement),
        }
      : {}),
    ...more,
  });
}

/** Whether all that have a policy are named (ARN or name, wildcards allowed) in a list of exemptions, or it is itself. */
export function isExemptPolicy(policy: AccountPolicy, exempt: readonly string[]): boolean {
  if (policy.managed && isNamed(policy.managed, exempt)) return true;
  return policy.holders.length > 0 && policy.holders.every((holder) => isNamed(holder, exempt));
}

/** Whether a name or ARN matches one of some patterns. */
export function isNamed({ name, arn }: { name: string; arn: string }, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesPattern(pattern, name) || matchesPattern(pattern, arn));
}
