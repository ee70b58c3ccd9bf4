import { isAccountId } from '../arn';
import { classifyAdministrator } from '../classify-administrator';
import type { PolicyDocument } from '../policy-document';
import { InputProblem } from '../policy-tools/input-problem';
import { isMembers, type Members, readPolicies, readPolicy } from '../policy-tools/read-policies';
import type { TrustSurroundings } from '../trust/find-trust-issues';
import { knownVendors } from '../vendors';
import { type AccountAnalysis, analyzeAccount } from './analyze-account';
import { analyzeIdentity, type IdentityAnalysis } from './analyze-identity';
import { analyzeResource, type ResourceAnalysis } from './analyze-resource';
import { analyzeTrust, type TrustAnalysis } from './analyze-trust';
import { type LocatedJson, readJson } from './locate-json';
import { isAuthorizationDetails, readAccount } from './read-account';

export const analysisKinds = ['identity', 'trust', 'resource', 'authorization-details'] as const;

export type AnalysisKind = (typeof analysisKinds)[number];

/** What an analysis takes for granted; an input may say its own. */
export interface AnalysisOptions {
  /** Null: told by the input. */
  kind: AnalysisKind | null;
  accountId: string | null;
  knownAccounts: readonly string[];
}

export type Analysis = IdentityAnalysis | TrustAnalysis | ResourceAnalysis | AccountAnalysis;

/** What an input holds, and where. */
interface Found {
  kind: AnalysisKind;
  value: unknown;
  at: readonly string[];
}

function isTrust({ statements }: PolicyDocument): boolean {
  return statements.every(
    ({ actions, resources }) =>
      resources === null && actions.patterns.every((one) => /^(sts:|\*$)/i.test(one)),
  );
}

function kindOfDocument(value: unknown): AnalysisKind {
  const { document } = readPolicy(value, 'The input');
  if (document.statements.every(({ principals }) => principals === null)) return 'identity';
  return isTrust(document) ? 'trust' : 'resource';
}

/** The members that say what an input is, the most telling first. */
const members: readonly (readonly [string, AnalysisKind])[] = [
  ['authorizationDetails', 'authorization-details'],
  ['trustPolicy', 'trust'],
  ['AssumeRolePolicyDocument', 'trust'],
  ['resourcePolicy', 'resource'],
  ['policies', 'identity'],
  ['identityPolicies', 'identity'],
];

function findContent(value: unknown): Found {
  if (Array.isArray(value)) return { kind: 'identity', value, at: [] };
  if (isAuthorizationDetails(value)) return { kind: 'authorization-details', value, at: [] };
  if (!isMembers(value))
    throw new InputProblem('The input is neither a policy nor an object that holds policies.');
  for (const [name, kind] of members)
    if (value[name] !== undefined && value[name] !== null) return { kind, value: value[name], at: [name] };
  return { kind: kindOfDocument(value), value, at: [] };
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function surroundingsOf(
  input: Members,
  options: AnalysisOptions,
  accountId: string | null,
): TrustSurroundings {
  const own = [...options.knownAccounts, ...stringsOf(input.knownAccounts)].filter(isAccountId);
  return { accountId, ownAccounts: new Set(own), vendors: knownVendors, providers: null };
}

/** Whether the policies that an input gives beside a trust policy make its role privileged; null: it gives none. */
function isPrivileged(input: Members, accountId: string | null): boolean | null {
  if (input.policies === undefined || input.policies === null) return null;
  const policies = readPolicies(input.policies, 'policies').map(({ name, arn, text }) => ({
    name,
    arn,
    text,
    via: 'inline' as const,
    group: null,
  }));
  const arn = `arn:aws:iam::${accountId ?? '123456789012'}:role/rolecall-probe`;
  const { tier } = classifyAdministrator({ arn, kind: 'role', policies, boundary: null, guardrails: null });
  return tier !== 'none';
}

async function analyzeFound(
  { kind, value, at }: Found,
  input: Members,
  { options, placeOf }: { options: AnalysisOptions; placeOf: LocatedJson['placeOf'] },
): Promise<Analysis> {
  const told = typeof input.accountId === 'string' && isAccountId(input.accountId) ? input.accountId : null;
  const accountId = told ?? options.accountId;
  const where = at[0] ?? 'The input';
  switch (kind) {
    case 'identity':
      return analyzeIdentity(readPolicies(value, where, at), { accountId, placeOf });
    case 'trust':
      return analyzeTrust(readPolicy(value, where, at), surroundingsOf(input, options, accountId), {
        placeOf,
        isPrivileged: isPrivileged(input, accountId),
      });
    case 'resource':
      return analyzeResource(
        readPolicy(value, where, at),
        surroundingsOf(input, options, accountId),
        placeOf,
      );
    case 'authorization-details': {
      const read = readAccount(value, input);
      return analyzeAccount(read, surroundingsOf(input, options, accountId ?? read.accountId));
    }
  }
}

/**
 * Answers one input of `policy analyze`: a bare policy, policies of one principal, a trust or resource policy, or the
 * authorization details of an account. Members that it does not know are ignored.
 *
 * @throws {InputProblem} when the text is not JSON, or is none of these
 */
export async function analyzeInput(text: string, options: AnalysisOptions): Promise<Analysis> {
  const { value, placeOf } = readJson(text);
  const found = findContent(value);
  const input = isMembers(value) ? value : {};
  return analyzeFound({ ...found, kind: options.kind ?? found.kind }, input, { options, placeOf });
}
