import type { AccountAnalysis } from '../analyze/analyze-account';
import type { IdentityAnalysis } from '../analyze/analyze-identity';
import { type Analysis, type AnalysisOptions, analyzeInput } from '../analyze/analyze-input';
import type { ResourceAnalysis } from '../analyze/analyze-resource';
import type { TrustAnalysis } from '../analyze/analyze-trust';

export const noOptions: AnalysisOptions = { kind: null, accountId: null, knownAccounts: [] };

/** The account that the inputs are of. */
export const account = '111122223333';

export const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });

export const allow = (Action: string | string[], Resource: string | string[] = '*') => ({
  Effect: 'Allow',
  Action,
  Resource,
});

const isOf =
  <K extends Analysis['kind']>(kind: K) =>
  (one: Analysis): one is Extract<Analysis, { kind: K }> =>
    one.kind === kind;

async function analyze<A extends Analysis>(
  input: unknown,
  is: (one: Analysis) => one is A,
  options: Partial<AnalysisOptions> = {},
): Promise<A> {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const analysis = await analyzeInput(text, { ...noOptions, ...options });
  if (!is(analysis)) throw new Error(`It was taken for ${analysis.kind}.`);
  return analysis;
}

/** Analyzes policies of one principal; throws when the input is taken for something else. */
export const identity = (input: unknown): Promise<IdentityAnalysis> => analyze(input, isOf('identity'));

/** Analyzes a trust policy; throws when the input is taken for something else. */
export const trust = (input: unknown, options: Partial<AnalysisOptions> = {}): Promise<TrustAnalysis> =>
  analyze(input, isOf('trust'), options);

/** Analyzes a resource policy; throws when the input is taken for something else. */
export const resource = (input: unknown, options: Partial<AnalysisOptions> = {}): Promise<ResourceAnalysis> =>
  analyze(input, isOf('resource'), options);

/** Analyzes authorization details; throws when the input is taken for something else. */
export const details = (input: unknown): Promise<AccountAnalysis> =>
  analyze(input, isOf('authorization-details'));
