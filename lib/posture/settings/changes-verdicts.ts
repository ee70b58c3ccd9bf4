import { parameters } from './parameters';

/**
 * Whether another value of a setting makes other verdicts: parameters, the profile, weights and the switches of checks
 * do; how scans run and what is kept does not.
 */
export function changesVerdicts(key: string): boolean {
  return key === 'profile' || /^(check:|weight)/.test(key) || Object.hasOwn(parameters, key);
}
