import { findKnownAction, isBoundByResourceControlPolicies } from '../actions/action-catalog';
import {
  combineEffects,
  decide,
  type Decision,
  type PolicyLayers,
  strongestMatches,
  worstOf,
} from '../decide';
import { decideWithResourcePolicy, mustBeNamed, namingOf } from '../decide-with-resource-policy';
import { parsePolicy, type PolicyDocument } from '../policy-document';
import type { ReadPolicy } from '../policy-tools/read-policies';
import type { AccessRequest } from '../request';
import { type Decider, listMatches, missingAllow } from './layer-matches';
import type { Simulation } from './read-simulation';

/** What `policy simulate` answers. */
export interface SimulationAnswer {
  decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  allowed: boolean;
  /** The answer hangs on a condition that the input does not settle; it then counts as allowed. */
  conditional: boolean;
  decidedBy: Decider[];
}

const answers: Record<Decision, SimulationAnswer['decision']> = {
  allowed: 'allowed',
  conditional: 'allowed',
  none: 'implicitDeny',
  denied: 'explicitDeny',
};

const everything = parsePolicy(
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }),
);

/** The root user has no policies and may do everything that guardrails leave it. */
const ofRoot: ReadPolicy[] =
  everything.kind === 'policy'
    ? [{ name: 'root user', arn: null, text: '', document: everything, at: null }]
    : [];

const documentsOf = (policies: readonly ReadPolicy[]): PolicyDocument[] =>
  policies.map(({ document }) => document);

interface Question {
  simulation: Simulation;
  request: AccessRequest;
  identity: readonly ReadPolicy[];
  serviceControl: Simulation['serviceControl'];
  /** Empty where the service is not bound by them. */
  resourceControl: readonly ReadPolicy[];
}

/** Service-linked roles are exempt from guardrails; actions that take no resource are asked on `*`. */
async function toQuestion(simulation: Simulation): Promise<Question> {
  const { caller, identity, action, resourceArn, context } = simulation;
  const [service = ''] = action.split(':');
  const bound = !caller.isServiceLinked && (await isBoundByResourceControlPolicies(service));
  const known = await findKnownAction(action);
  return {
    simulation,
    request: { action, resource: known?.takesNoResource ? '*' : resourceArn, context },
    identity: caller.kind === 'root' && identity.length === 0 ? ofRoot : identity,
    serviceControl: caller.isServiceLinked ? [] : simulation.serviceControl,
    resourceControl: bound ? simulation.resourceControl.flat() : [],
  };
}

function decideQuestion({ simulation, request, ...policies }: Question): Decision {
  const { caller, boundary, resource, resourceAccount } = simulation;
  const layers: PolicyLayers = {
    identity: documentsOf(policies.identity),
    boundary: boundary && documentsOf(boundary),
    guardrails: policies.serviceControl.map(documentsOf),
  };
  // Besides AWS's own full access, which cannot be taken off, these policies only deny.
  const { Deny } = strongestMatches(documentsOf(policies.resourceControl), request);
  const byGuardrail = combineEffects({ Allow: 'yes', Deny });
  if (resource) {
    const { arn: principalArn, sessionArn } = caller;
    const side = { principalArn, sessionArn, policy: resource.document, accountId: resourceAccount };
    return worstOf([decideWithResourcePolicy(layers, request, side), byGuardrail]);
  }
  const isForeign = resourceAccount !== caller.accountId;
  return worstOf([decide(layers, request).decision, byGuardrail, isForeign ? 'none' : 'allowed']);
}

function listAllMatches({ simulation, request, ...policies }: Question): Decider[] {
  const { caller, boundary, resource } = simulation;
  const naming = { principalArn: caller.arn, sessionArn: caller.sessionArn };
  const denies = listMatches('resourceControlPolicy', policies.resourceControl, { request });
  return [
    ...listMatches('identity', policies.identity, { request }),
    ...listMatches('boundary', boundary ?? [], { request }),
    ...policies.serviceControl.flatMap((level) => listMatches('serviceControlPolicy', level, { request })),
    ...denies.filter(({ effect }) => effect === 'Deny'),
    ...listMatches('resource', resource ? [resource] : [], {
      request,
      applies: (statement) => namingOf(statement, naming) !== 'none',
    }),
  ];
}

/** The layers that had to allow the request and do not. */
function listGaps({ simulation, request, identity, serviceControl }: Question): Decider[] {
  const { boundary, resource, caller, resourceAccount } = simulation;
  const allows = (policies: readonly ReadPolicy[]) =>
    listMatches('identity', policies, { request }).some(({ effect }) => effect === 'Allow');
  const what = `${request.action} on ${request.resource}`;
  const gaps: Decider[] = [];
  if (!allows(identity)) gaps.push(missingAllow('identity', `No identity policy allows ${what}.`));
  if (boundary && !allows(boundary))
    gaps.push(missingAllow('boundary', `The permissions boundary does not allow ${what}.`));
  serviceControl.forEach((level, index) => {
    if (!allows(level))
      gaps.push(
        missingAllow('serviceControlPolicy', `No policy of serviceControlPolicies[${index}] allows ${what}.`),
      );
  });
  const isForeign = resourceAccount !== caller.accountId;
  const isNeeded = isForeign || (resource !== null && (gaps.length > 0 || mustBeNamed(request.action)));
  if (isNeeded && !isLetIn({ simulation, request }))
    gaps.push(
      missingAllow(
        'resource',
        resource
          ? `The resource policy does not allow ${what} to ${caller.arn}.`
          : `The resource belongs to account ${resourceAccount}, and no resource policy lets ${caller.arn} in.`,
      ),
    );
  return gaps;
}

function isLetIn({ simulation, request }: Pick<Question, 'simulation' | 'request'>): boolean {
  const { resource, caller } = simulation;
  const naming = { principalArn: caller.arn, sessionArn: caller.sessionArn };
  const matches = listMatches('resource', resource ? [resource] : [], {
    request,
    applies: (statement) => namingOf(statement, naming) !== 'none',
  });
  return matches.some(({ effect }) => effect === 'Allow');
}

function listDeciders(question: Question, decision: Decision): Decider[] {
  if (decision === 'none') return listGaps(question);
  const matches = listAllMatches(question);
  return decision === 'denied'
    ? matches.filter(({ effect, applies }) => effect === 'Deny' && applies === 'yes')
    : matches;
}

/**
 * Whether a principal may make a call on a resource, and the statements that decide it: identity policies, boundary,
 * service and resource control policies, resource policy (`iam-analysis.md` 2). A key that is neither given nor implied
 * makes the answer conditional unless the context is said to be complete.
 */
export async function simulateRequest(simulation: Simulation): Promise<SimulationAnswer> {
  const question = await toQuestion(simulation);
  const decision = decideQuestion(question);
  return {
    decision: answers[decision],
    allowed: answers[decision] === 'allowed',
    conditional: decision === 'conditional',
    decidedBy: listDeciders(question, decision),
  };
}
