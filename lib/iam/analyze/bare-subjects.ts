import { type Subject, toSubject } from '../administrator/subject';
import { toWitness } from '../administrator/witness';
import { formatArn, isAccountId, parseArn } from '../arn';
import type { ReadPolicy } from '../policy-tools/read-policies';
import { createContext } from '../request';
import type { IdentityPolicies, NamedPolicy } from '../types';

/** Account of AWS's documentation, where a policy names none. */
const exampleAccount = '123456789012';

/** Resource patterns of the Allow statements. */
function listPatterns(policies: readonly ReadPolicy[]): string[] {
  return policies.flatMap(({ document }) =>
    document.statements.flatMap(({ effect, resources }) =>
      effect === 'Allow' && resources?.negated === false ? resources.patterns : [],
    ),
  );
}

function accountOf(patterns: readonly string[]): string {
  const accounts = patterns.map((pattern) => parseArn(pattern)?.accountId ?? '');
  return accounts.find(isAccountId) ?? exampleAccount;
}

/** Names of a kind that wildcards of the policies cover, since nothing says what the holder is called. */
function imagineArns(patterns: readonly string[], type: string, accountId: string): string[] {
  const probe = `arn:aws:iam::${accountId}:${type}/rolecall-probe-holder`;
  const covered = patterns.flatMap((pattern) => {
    const written = parseArn(pattern);
    if (written?.service !== 'iam' || !/[*?]/.test(written.resource)) return [];
    const arn = parseArn(toWitness(pattern, createContext({})));
    const isOfKind = arn !== null && arn.resource.startsWith(`${type}/`) && arn.accountId !== 'aws';
    return isOfKind ? [formatArn({ ...arn, partition: 'aws', accountId })] : [];
  });
  return [...new Set([probe, ...covered])];
}

function toNamedPolicies(policies: readonly ReadPolicy[], arns: readonly string[]): NamedPolicy[] {
  return policies.map(({ name, arn, text }, index): NamedPolicy => ({
    name,
    via: 'managed',
    arn: arn ?? arns[index % arns.length] ?? null,
    group: null,
    text,
  }));
}

/**
 * Holders that bare policies may have: a user in a group and a role, named so that whatever the policies say of the
 * holder's kind by a wildcard is about it. Exact names of users and roles are taken for somebody else's.
 */
export function listBareSubjects(policies: readonly ReadPolicy[], account: string | null): Subject[] {
  const patterns = listPatterns(policies);
  const accountId = account ?? accountOf(patterns);
  const imagine = (type: string) => imagineArns(patterns, type, accountId);
  const named = toNamedPolicies(policies, imagine('policy'));
  const groupArns = imagine('group');
  const toIdentity = (kind: 'user' | 'role', arn: string): IdentityPolicies => ({
    arn,
    kind,
    policies: named,
    groupArns: kind === 'user' ? groupArns : [],
    boundary: null,
    guardrails: null,
  });
  return (['user', 'role'] as const).flatMap((kind) =>
    imagine(kind).map((arn) => toSubject(toIdentity(kind, arn))),
  );
}
