import { describeCondition } from './describe-condition';
import type { Statement } from './policy-document';

const shown = 3;

/** A statement in one line: `Allow iam:PassRole on * if StringEquals aws:RequestedRegion eu-west-1`. */
export function describeStatement(statement: Statement): string {
  const { sid, effect, actions, resources, conditions } = statement;
  const what = `${effect} ${describeElement(actions)}`;
  const where = resources ? ` on ${describeElement(resources)}` : '';
  const when = conditions.length > 0 ? ` if ${conditions.map(describeCondition).join(' and ')}` : '';
  return `${sid ? `${sid}: ` : ''}${what}${where}${when}`;
}

function describeElement({ patterns, negated }: { patterns: readonly string[]; negated: boolean }): string {
  return `${negated ? 'everything but ' : ''}${listSome(patterns)}`;
}

function listSome(texts: readonly string[]): string {
  const rest = texts.length - shown;
  return rest > 0 ? `${texts.slice(0, shown).join(', ')} and ${rest} more` : texts.join(', ');
}
