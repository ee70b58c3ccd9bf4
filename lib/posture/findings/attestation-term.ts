import { checks } from '../checks';
import type { ParameterName, Thresholds } from '../settings/parameters';

/** How long a person's word holds: a check that asks a person has one of these among its parameters. */
export const attestationTerms = [
  'reviewIntervalDays',
  'attestationDays',
] as const satisfies readonly ParameterName[];

type Terms = Pick<Thresholds, (typeof attestationTerms)[number]>;

/** The days for which an attestation holds unless it says otherwise: those of the check, else of any attestation. */
export function attestationTermOf(checkId: string | null, terms: Terms): number {
  const parameters = checks.find(({ id }) => id === checkId)?.parameters ?? [];
  return terms[attestationTerms.find((term) => parameters.includes(term)) ?? 'attestationDays'];
}
