import { expandVariables } from '../expand-variables';
import { literalQuestionMark, literalStar } from '../match-pattern';
import type { RequestContext } from '../request';

/** One concrete text that a pattern matches: variables expanded, wildcards filled. */
export function toWitness(pattern: string, context: RequestContext): string {
  return expandVariables(pattern, context)
    .pattern.replaceAll('*', 'rolecall')
    .replaceAll('?', 'x')
    .replaceAll(literalStar, '*')
    .replaceAll(literalQuestionMark, '?');
}
