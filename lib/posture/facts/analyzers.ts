import type { AccountSnapshot, Analyzer, AnalyzerFinding } from '@/lib/snapshot/account-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import type { CheckInput } from '../types';
import { listInWords } from './list-in-words';

export const externalAccessTypes = ['ACCOUNT', 'ORGANIZATION'];
export const unusedAccessTypes = ['ACCOUNT_UNUSED_ACCESS', 'ORGANIZATION_UNUSED_ACCESS'];

/** Which analyzers of some types watch an account. */
export interface Watch {
  /** The account's own, in any state. */
  own: Analyzer[];
  /** Active ones of its organization, which only the administrator account lists. */
  organization: Analyzer[];
}

/** The analyzers of some types, in one region or in all. */
export function watchOf(
  { snapshot, context }: Pick<CheckInput, 'snapshot' | 'context'>,
  types: readonly string[],
  region?: string,
): Watch {
  const isMeant = (analyzer: Analyzer): boolean =>
    types.includes(analyzer.type) && (region === undefined || analyzer.region === region);
  const own = (valueOf(snapshot.externalAccess)?.analyzers ?? []).filter(isMeant);
  const organization = context.organizationAnalyzers.filter(
    (analyzer) => isMeant(analyzer) && isActive(analyzer) && !own.some(({ arn }) => arn === analyzer.arn),
  );
  return { own, organization };
}

export function isActive({ status }: Pick<Analyzer, 'status'>): boolean {
  return status === 'ACTIVE';
}

/** The account that an ARN belongs to. */
export function accountOf({ arn }: Pick<Analyzer, 'arn'>): string {
  return arn.split(':')[4] ?? '';
}

/** Open findings of some kinds. */
export function openFindings(snapshot: AccountSnapshot, findingTypes: readonly string[]): AnalyzerFinding[] {
  const findings = valueOf(snapshot.externalAccess)?.findings ?? [];
  return findings.filter(
    ({ findingType, status }) => status === 'ACTIVE' && findingTypes.includes(findingType),
  );
}

/** The account's enabled regions: as its settings list them, else those where analyzers were looked for. */
export function enabledRegions({ accountSettings, externalAccess }: AccountSnapshot): string[] {
  const settings = valueOf(accountSettings);
  const listed = settings ? valueOf(settings.regions) : null;
  if (listed)
    return listed.filter(({ status }) => /^ENABLED(_BY_DEFAULT)?$/.test(status)).map(({ name }) => name);
  const access = valueOf(externalAccess);
  if (!access) return [];
  return [...access.regions, ...access.unreadRegions.map(({ region }) => region)].sort();
}

/** `Analyzer a watches`, `Analyzers a and b watch`. */
export function analyzersDo(names: readonly string[], verb: { one: string; several: string }): string {
  return names.length > 1
    ? `Analyzers ${listInWords(names)} ${verb.several}`
    : `Analyzer ${listInWords(names)} ${verb.one}`;
}
