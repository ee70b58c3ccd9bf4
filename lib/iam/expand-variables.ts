import { literalQuestionMark, literalStar } from './match-pattern';
import type { RequestContext } from './request';

export interface ExpandedPattern {
  pattern: string;
  /** `unknown`: a value is not known and stands as `*`. `absent`: the request has no such key, so nothing matches. */
  state: 'known' | 'unknown' | 'absent';
}

const variable = /\$\{([^}]*)\}/g;
const literals: Record<string, string> = { '*': literalStar, '?': literalQuestionMark, $: '$' };

function quote(value: string): string {
  return value.replaceAll('*', literalStar).replaceAll('?', literalQuestionMark);
}

function valueOfVariable(body: string, context: RequestContext): string | 'unknown' | null {
  const [name, ...fallback] = body.split(',');
  const known = context.values.get((name ?? '').trim().toLowerCase())?.[0];
  if (known !== undefined) return quote(known);
  if (!context.complete) return 'unknown';
  const text = /^\s*'(.*)'\s*$/.exec(fallback.join(','))?.[1];
  return text === undefined ? null : quote(text);
}

/**
 * Puts the request's values in for policy variables (`${aws:username}`, `${key, 'default'}`, `${*}`).
 * Wildcards that a value brings in are literal. Source: IAM User Guide, "Policy variables".
 */
export function expandVariables(pattern: string, context: RequestContext): ExpandedPattern {
  if (!pattern.includes('${')) return { pattern, state: 'known' };
  let state: ExpandedPattern['state'] = 'known';
  const expanded = pattern.replace(variable, (_, body: string) => {
    const literal = literals[body];
    if (literal !== undefined) return literal;
    const value = valueOfVariable(body, context);
    if (value === null) state = 'absent';
    else if (value === 'unknown' && state === 'known') state = 'unknown';
    return value === null || value === 'unknown' ? '*' : value;
  });
  return { pattern: expanded, state };
}
