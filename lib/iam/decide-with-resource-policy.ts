import { parseArn } from './arn';
import {
  combineEffects,
  decide,
  decideLayer,
  strongestMatches,
  worstOf,
  type Decision,
  type PolicyLayers,
} from './decide';
import type { PolicyDocument, Statement } from './policy-document';
import type { AccessRequest, Certainty } from './request';

/** Who asks, and what the resource itself says. */
export interface ResourceSide {
  principalArn: string;
  /** ARN of the session, where a role's session asks and it is known. */
  sessionArn?: string | null;
  policy: PolicyDocument;
  /** Account that owns the resource. */
  accountId: string;
}

/** How a statement names the caller: itself, its role, only its account, or not at all. */
type Naming = 'direct' | 'role' | 'account' | 'none';

type Caller = Pick<ResourceSide, 'principalArn' | 'sessionArn'>;

function nameOf(value: string, { principalArn, sessionArn }: Caller, accountId: string): Naming {
  if (value === '*' || value === sessionArn) return 'direct';
  if (value === principalArn) return parseArn(principalArn)?.resource.startsWith('role/') ? 'role' : 'direct';
  const arn = parseArn(value);
  const isAccount = value === accountId || (arn?.resource === 'root' && arn.accountId === accountId);
  return isAccount ? 'account' : 'none';
}

/** How a statement of a resource policy names a caller. */
export function namingOf({ principals }: Statement, caller: Caller): Naming {
  if (!principals) return 'none';
  const accountId = parseArn(caller.principalArn)?.accountId ?? '';
  const names = principals.entries
    .filter(({ type }) => type === 'AWS' || type === 'any')
    .map(({ value }) => nameOf(value, caller, accountId));
  if (principals.negated) return names.every((naming) => naming === 'none') ? 'direct' : 'none';
  return (['direct', 'role', 'account'] as const).find((naming) => names.includes(naming)) ?? 'none';
}

/** Trust and key policies have to name the caller or its account, even within one account. */
export function mustBeNamed(action: string): boolean {
  return /^(sts:assumerole|kms:)/i.test(action);
}

const bestFirst: readonly Decision[] = ['allowed', 'conditional', 'none'];

function bestOf(decisions: readonly Decision[]): Decision {
  return bestFirst.find((decision) => decisions.includes(decision)) ?? 'denied';
}

/** What a layer that need not allow still takes away by a deny. */
function decideDenies(documents: PolicyLayers['boundary'], request: AccessRequest): Decision {
  if (documents === null) return 'allowed';
  if (documents === 'unread') return 'conditional';
  return combineEffects({ Allow: 'yes', Deny: strongestMatches(documents, request).Deny });
}

function decideBoundary(boundary: PolicyLayers['boundary'], request: AccessRequest): Decision {
  if (boundary === null) return 'allowed';
  return boundary === 'unread' ? 'conditional' : decideLayer(boundary, request);
}

/** What the resource policy's own allow leads to, by the way in which it names the caller. */
function decideByResource(
  layers: PolicyLayers,
  request: AccessRequest,
  allows: Record<'direct' | 'role', Certainty>,
): Decision {
  const always = [
    decideDenies(layers.identity, request),
    ...layers.guardrails.map((level) => decideLayer(level, request)),
  ];
  const allowOf = (naming: 'direct' | 'role') => combineEffects({ Allow: allows[naming], Deny: 'no' });
  return bestOf([
    worstOf([allowOf('direct'), decideDenies(layers.boundary, request), ...always]),
    worstOf([allowOf('role'), decideBoundary(layers.boundary, request), ...always]),
  ]);
}

/**
 * Decides a request on a resource that has a policy of its own (`iam-analysis.md` 2.4). Within one account naming the
 * user is enough, naming the role still leaves its boundary, naming the account only delegates; across accounts both
 * sides must allow.
 */
export function decideWithResourcePolicy(
  layers: PolicyLayers,
  request: AccessRequest,
  resource: ResourceSide,
): Decision {
  const { principalArn, policy } = resource;
  const matches = (wanted: Naming) =>
    strongestMatches([policy], request, (statement) => namingOf(statement, resource) === wanted);
  const byNaming = { direct: matches('direct'), role: matches('role'), account: matches('account') };
  const denies = Object.values(byNaming).map(({ Deny }) => combineEffects({ Allow: 'yes', Deny }));
  const own = decide(layers, request).decision;
  if (own === 'denied' || denies.includes('denied')) return 'denied';
  const named = bestOf(Object.values(byNaming).map(({ Allow }) => combineEffects({ Allow, Deny: 'no' })));
  if (parseArn(principalArn)?.accountId !== resource.accountId) return worstOf([own, named, ...denies]);
  const byIdentity = mustBeNamed(request.action) ? worstOf([own, named]) : own;
  const byResource = decideByResource(layers, request, {
    direct: byNaming.direct.Allow,
    role: byNaming.role.Allow,
  });
  return worstOf([bestOf([byIdentity, byResource]), ...denies]);
}
