import { describeStatement } from '../describe-statement';
import { matchStatement } from '../match-statement';
import type { Effect, Statement } from '../policy-document';
import type { ReadPolicy } from '../policy-tools/read-policies';
import type { AccessRequest } from '../request';

export type SimulationLayer =
  'identity' | 'boundary' | 'serviceControlPolicy' | 'resourceControlPolicy' | 'resource';

/** A statement that took part in a decision, or a layer that lacks one. */
export interface Decider {
  layer: SimulationLayer;
  /** Name of the policy; null where a statement is missing. */
  policy: string | null;
  /** Where it stands in the policy: `Statement[0]`. */
  statement: string | null;
  sid: string | null;
  effect: Effect | null;
  /** `maybe`: it hangs on a condition that the input does not settle. */
  applies: 'yes' | 'maybe' | 'no';
  /** The statement in one line, or what is missing. */
  text: string;
}

/** The statements of a layer that apply, or may apply, to a request. */
export function listMatches(
  layer: SimulationLayer,
  policies: readonly ReadPolicy[],
  { request, applies = () => true }: { request: AccessRequest; applies?: (statement: Statement) => boolean },
): Decider[] {
  return policies.flatMap(({ name, document }) =>
    document.statements.flatMap((statement, index): Decider[] => {
      const certainty = applies(statement) ? matchStatement(document, statement, request) : 'no';
      if (certainty === 'no') return [];
      return [
        {
          layer,
          policy: name,
          statement: `Statement[${index}]`,
          sid: statement.sid,
          effect: statement.effect,
          applies: certainty,
          text: describeStatement(statement),
        },
      ];
    }),
  );
}

/** Says that a layer lacks an allow. */
export function missingAllow(layer: SimulationLayer, text: string): Decider {
  return { layer, policy: null, statement: null, sid: null, effect: null, applies: 'no', text };
}
