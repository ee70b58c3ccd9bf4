import type { EvidenceField } from '../types';

/** `a`, `a and b`, `a, b, c and 4 more`. */
export function listInWords(items: readonly string[], shown = 3): string {
  const named = items.slice(0, shown);
  const rest = items.length - named.length;
  if (rest > 0) return `${named.join(', ')} and ${rest} more`;
  return named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : (named[0] ?? '');
}

/** The texts of a list in the evidence; none when it is not there. */
export function evidenceList(evidence: readonly EvidenceField[], field: string): readonly string[] {
  const value = evidence.find((candidate) => candidate.field === field)?.value;
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}

/** A list of the evidence in words. */
export function evidenceInWords(evidence: readonly EvidenceField[], field: string): string {
  return listInWords(evidenceList(evidence, field));
}
