import { readJson } from '../analyze/locate-json';
import { InputProblem } from '../policy-tools/input-problem';
import type { Decider, SimulationLayer } from './layer-matches';
import { readSimulation } from './read-simulation';
import { simulateRequest, type SimulationAnswer } from './simulate-request';

/** A policy with its text as it is shown, whose lines an answer names. */
export interface ShownPolicy {
  name: string;
  text: string;
}

/** A level of guardrails: the root, a unit or the account. */
export interface GuardrailLevel {
  name: string;
  policies: readonly ShownPolicy[];
}

/** Everything known that decides what a user or role may do. */
export interface PrincipalToAsk {
  arn: string;
  policies: readonly ShownPolicy[];
  /** `unread`: one is set and its text is not known. */
  boundary: ShownPolicy | 'unread' | null;
  /** Null: the organization does not tell, or there is none. */
  serviceControl: readonly GuardrailLevel[] | null;
  resourceControl: readonly GuardrailLevel[] | null;
  /** Condition keys that follow from who it is: `aws:PrincipalOrgID`, its tags. */
  context: Readonly<Record<string, string>>;
  /** Names of its policies whose text was not read. */
  unread: readonly string[];
}

/** What is asked. */
export interface RequestToAsk {
  action: string;
  resource: string;
  context: Readonly<Record<string, readonly string[]>>;
  contextComplete: boolean;
}

/** A statement that decided, or a layer without one, with where to read it. */
export interface PlacedDecider extends Omit<Decider, 'policy'> {
  policy: string | null;
  /** Place of the policy among those of the principal; null for other layers. */
  policyIndex: number | null;
  /** Line of the statement in the policy's text, from 1. */
  line: number | null;
}

export interface PrincipalAnswer extends Omit<SimulationAnswer, 'decidedBy'> {
  decidedBy: PlacedDecider[];
  /** The layers that kept the request out; empty when it is allowed. */
  limitedBy: SimulationLayer[];
  /** What could not be asked because it is not known. */
  unknown: string[];
}

interface Source {
  policy: ShownPolicy;
  index: number | null;
}

/** Policies may share a name, so that each is sent under a key of its own. */
function createSources() {
  const sources = new Map<string, Source>();
  const add = (policy: ShownPolicy, index: number | null = null) => {
    const key = `source ${sources.size}`;
    sources.set(key, { policy, index });
    return { name: key, document: policy.text };
  };
  return { sources, add };
}

function lineOf({ text }: ShownPolicy, statement: string | null): number | null {
  const index = Number(/\d+/.exec(statement ?? '')?.[0] ?? Number.NaN);
  if (Number.isNaN(index)) return null;
  try {
    const { placeOf } = readJson(text);
    return (placeOf(['Statement', index]) ?? placeOf(['Statement']))?.line ?? null;
  } catch (error) {
    // IAM hands texts out percent-encoded; such a one has no lines.
    if (error instanceof InputProblem) return null;
    throw error;
  }
}

/** `No policy of serviceControlPolicies[1] allows …` with the level's own name. */
function nameLevel(decider: Decider, levels: readonly GuardrailLevel[]): string {
  return decider.text.replace(/^No policy of serviceControlPolicies\[(\d+)\]/, (whole, index: string) => {
    const level = levels[Number(index)];
    return level ? `No service control policy on ${level.name}` : whole;
  });
}

function listUnknown({ boundary, serviceControl, unread }: PrincipalToAsk): string[] {
  return [
    ...unread.map((name) => `The text of its policy ${name} was not read.`),
    ...(boundary === 'unread' ? ['A permissions boundary is set, and its text was not read.'] : []),
    ...(serviceControl === null
      ? [
          'The organization was not read, so what its service and resource control policies take away is not known.',
        ]
      : []),
  ];
}

/**
 * Whether a user or role of the estate may make a call, by all that is known of it. What is not known makes an allow
 * conditional, never sure.
 *
 * @throws {InputProblem} when the request or a policy cannot be read
 */
export async function simulatePrincipal(
  principal: PrincipalToAsk,
  request: RequestToAsk,
  now: Date,
): Promise<PrincipalAnswer> {
  const { sources, add } = createSources();
  const { boundary, serviceControl, resourceControl } = principal;
  const toLevels = (levels: readonly GuardrailLevel[] | null) =>
    levels?.map(({ name, policies }) =>
      policies.map((policy) => add({ ...policy, name: `${policy.name} on ${name}` })),
    );
  const simulation = readSimulation(
    {
      principal: {
        arn: principal.arn,
        identityPolicies: principal.policies.map((policy, index) => add(policy, index)),
        permissionsBoundary: boundary === null || boundary === 'unread' ? null : add(boundary),
      },
      serviceControlPolicies: toLevels(serviceControl),
      resourceControlPolicies: toLevels(resourceControl),
      request: { ...request, context: { ...principal.context, ...request.context } },
    },
    now,
  );
  const answer = await simulateRequest(simulation);
  const unknown = listUnknown(principal);
  return {
    ...answer,
    conditional: answer.conditional || (answer.allowed && unknown.length > 0),
    decidedBy: answer.decidedBy.map((decider): PlacedDecider => {
      const source = decider.policy === null ? undefined : sources.get(decider.policy);
      return {
        ...decider,
        policy: source?.policy.name ?? decider.policy,
        policyIndex: source?.index ?? null,
        line: source ? lineOf(source.policy, decider.statement) : null,
        text: nameLevel(decider, serviceControl ?? []),
      };
    }),
    limitedBy: answer.allowed ? [] : [...new Set(answer.decidedBy.map(({ layer }) => layer))],
    unknown,
  };
}
