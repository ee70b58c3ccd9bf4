/** How bad a path is. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

const ranked: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** Some steps less severe; never less than low. */
export function lower(severity: Severity, steps: number): Severity {
  return ranked[ranked.indexOf(severity) + steps] ?? 'low';
}

/** The worst of several; low for none. */
export function worst(severities: readonly Severity[]): Severity {
  return ranked.find((severity) => severities.includes(severity)) ?? 'low';
}
