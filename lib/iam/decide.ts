import { matchStatement } from './match-statement';
import type { Effect, PolicyDocument, Statement } from './policy-document';
import type { AccessRequest, Certainty } from './request';

/** `none` is an implicit deny, `denied` an explicit one, `conditional` hangs on something that is not known. */
export type Decision = 'allowed' | 'conditional' | 'none' | 'denied';

export type LayerName = 'identity' | 'boundary' | 'guardrail';

/** Everything that must agree before a request is allowed. */
export interface PolicyLayers {
  identity: readonly PolicyDocument[];
  /** Null: none. `unread`: there is one whose text is not known, so nothing is certain. */
  boundary: readonly PolicyDocument[] | 'unread' | null;
  /** Service control policies by level, root first; every level must allow. */
  guardrails: readonly (readonly PolicyDocument[])[];
}

export interface Verdict {
  decision: Decision;
  /** The layer that settled it. */
  layer: LayerName;
}

/** Of several layers the strictest decides. */
const strictness: Record<Decision, number> = { allowed: 0, conditional: 1, none: 2, denied: 3 };
const strength: Record<Certainty, number> = { no: 0, maybe: 1, yes: 2 };

/** How surely some allow and some deny of the documents apply; `applies` can narrow the statements further. */
export function strongestMatches(
  documents: readonly PolicyDocument[],
  request: AccessRequest,
  applies: (statement: Statement) => boolean = () => true,
): Record<Effect, Certainty> {
  const strongest: Record<Effect, Certainty> = { Allow: 'no', Deny: 'no' };
  for (const document of documents) {
    for (const statement of document.statements) {
      if (strongest[statement.effect] === 'yes' || !applies(statement)) continue;
      const match = matchStatement(document, statement, request);
      if (strength[match] > strength[strongest[statement.effect]]) strongest[statement.effect] = match;
    }
  }
  return strongest;
}

/** An allow and a deny make a decision: a sure deny wins, anything unsure is conditional. */
export function combineEffects({ Allow, Deny }: Record<Effect, Certainty>): Decision {
  if (Deny === 'yes') return 'denied';
  if (Allow === 'no') return 'none';
  return Allow === 'yes' && Deny === 'no' ? 'allowed' : 'conditional';
}

/** Decides one layer: its documents are a union, and a deny in any of them wins. */
export function decideLayer(documents: readonly PolicyDocument[], request: AccessRequest): Decision {
  return combineEffects(strongestMatches(documents, request));
}

/** The strictest of decisions that must all be allowed; allowed when there is none. */
export function worstOf(decisions: readonly Decision[]): Decision {
  return decisions.reduce((worst, next) => (strictness[next] > strictness[worst] ? next : worst), 'allowed');
}

function* decideLayers(layers: PolicyLayers, request: AccessRequest): Generator<Verdict> {
  yield { decision: decideLayer(layers.identity, request), layer: 'identity' };
  if (layers.boundary === 'unread') yield { decision: 'conditional', layer: 'boundary' };
  else if (layers.boundary) yield { decision: decideLayer(layers.boundary, request), layer: 'boundary' };
  for (const level of layers.guardrails) {
    yield { decision: decideLayer(level, request), layer: 'guardrail' };
  }
}

/** Decides a request without a resource policy: identity policies, boundary and every guardrail level must allow it. */
export function decide(layers: PolicyLayers, request: AccessRequest): Verdict {
  let strictest: Verdict | null = null;
  for (const verdict of decideLayers(layers, request)) {
    if (!strictest || strictness[verdict.decision] > strictness[strictest.decision]) strictest = verdict;
    if (verdict.decision === 'denied') break;
  }
  return strictest ?? { decision: 'none', layer: 'identity' };
}
