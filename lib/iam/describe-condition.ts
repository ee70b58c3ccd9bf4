import type { Condition } from './policy-document';

/** A condition in one line, as written: operator, key and values. */
export function describeCondition({ qualifier, operator, ifExists, key, values }: Condition): string {
  const written = `${qualifier ? `${qualifier}:` : ''}${operator}${ifExists ? 'IfExists' : ''}`;
  return `${written} ${key} ${values.join(', ')}`;
}
