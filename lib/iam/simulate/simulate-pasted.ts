import { type LocatedJson, readJson } from '../analyze/locate-json';
import { toReadableText } from '../analyze/analyze-text';
import { InputProblem } from '../policy-tools/input-problem';
import { isMembers, readPolicies } from '../policy-tools/read-policies';
import type { Decider } from './layer-matches';
import { readSimulation } from './read-simulation';
import type { PlacedDecider, PrincipalAnswer, RequestToAsk } from './simulate-principal';
import { simulateRequest } from './simulate-request';

/** A question about policies that are not stored. */
export interface PastedQuestion {
  /** Identity policies, one or a list, or a whole input of `policy simulate`. */
  text: string;
  /** Who asks; not needed where the text says it. */
  arn: string;
  request: RequestToAsk;
}

/** A made-up role of AWS's documentation account, where nobody is named. */
const exampleArn = 'arn:aws:iam::123456789012:role/example';

function toInput({ arn, request }: PastedQuestion, value: unknown): unknown {
  if (!isMembers(value) || !isMembers(value.principal))
    return { principal: { arn: arn.trim() || exampleArn, identityPolicies: value }, request };
  const own = isMembers(value.request) ? value.request : {};
  const given = Object.fromEntries(
    Object.entries({ action: request.action, resource: request.resource }).filter(([, one]) => one !== ''),
  );
  const context = isMembers(own.context) ? own.context : {};
  return {
    ...value,
    request: {
      ...own,
      ...given,
      context: { ...context, ...request.context },
      contextComplete: request.contextComplete || own.contextComplete === true,
    },
  };
}

/** Lines are told of a text that is one policy or a list of them. */
function lineOf({ value, placeOf }: LocatedJson, { policy, statement }: Decider): number | null {
  if (policy === null || statement === null || (isMembers(value) && value.Statement === undefined))
    return null;
  const at = readPolicies(value, 'identityPolicies').find(({ name }) => name === policy)?.at;
  if (!at) return null;
  const index = Number(/\d+/.exec(statement)?.[0]);
  return (placeOf([...at, 'Statement', index]) ?? placeOf([...at, 'Statement']))?.line ?? null;
}

/**
 * Answers a question about pasted policies as `policy simulate` does.
 *
 * @throws {InputProblem} when the text or the request cannot be read
 */
export async function simulatePasted(
  question: PastedQuestion,
  now: Date,
): Promise<PrincipalAnswer & { text: string }> {
  const text = toReadableText(question.text);
  if (text === '') throw new InputProblem('There is no text: paste a policy.');
  const located = readJson(text);
  const answer = await simulateRequest(readSimulation(toInput(question, located.value), now));
  return {
    ...answer,
    text,
    decidedBy: answer.decidedBy.map((decider): PlacedDecider => ({
      ...decider,
      policyIndex: null,
      line: decider.layer === 'identity' ? lineOf(located, decider) : null,
    })),
    limitedBy: answer.allowed ? [] : [...new Set(answer.decidedBy.map(({ layer }) => layer))],
    unknown: [],
  };
}
