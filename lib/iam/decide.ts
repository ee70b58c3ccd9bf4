import { matchStatement } from './match-statement';
import type { PolicyDocument } from './policy-document';
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

/** Decides one layer: its documents are a union, and a deny in any of them wins. */
export function decideLayer(documents: readonly PolicyDocument[], request: AccessRequest): Decision {
  const strongest: Record<'Allow' | 'Deny', Certainty> = { Allow: 'no', Deny: 'no' };
  for (const document of documents) {
    for (const statement of document.statements) {
      if (strongest[statement.effect] === 'yes') continue;
      const match = matchStatement(document, statement, request);
      if (strength[match] > strength[strongest[statement.effect]]) strongest[statement.effect] = match;
    }
  }
  if (strongest.Deny === 'yes') return 'denied';
  if (strongest.Allow === 'no') return 'none';
  return strongest.Allow === 'yes' && strongest.Deny === 'no' ? 'allowed' : 'conditional';
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
