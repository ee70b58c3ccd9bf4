import { nameInArn, parseArn } from '../arn';
import type { PolicyLayers } from '../decide';
import { parsePolicy, type PolicyDocument, type Statement } from '../policy-document';
import { createContext, type RequestContext } from '../request';
import type { IdentityPolicies, NamedPolicy } from '../types';

/** An identity made ready for questions: policies parsed, context known. */
export interface Subject {
  kind: IdentityPolicies['kind'];
  /** The ARN that asks; for a group that of a member made up for the purpose. */
  arn: string;
  partition: string;
  accountId: string;
  policies: readonly { policy: NamedPolicy; document: PolicyDocument }[];
  groupArns: readonly string[];
  layers: PolicyLayers;
  context: RequestContext;
}

const madeUpMember = 'rolecall-probe-member';

/** The caller chooses the Region, so a deny outside the named ones keeps nobody from anything in them. */
function isRegionLock(statement: Statement): boolean {
  return (
    statement.effect === 'Deny' &&
    statement.conditions.some(
      ({ key, operator }) =>
        key.toLowerCase() === 'aws:requestedregion' && /^String(NotEquals|NotLike)/i.test(operator),
    )
  );
}

function parseAll(texts: readonly string[]): PolicyDocument[] {
  return texts.map(parsePolicy).filter((parsed) => parsed.kind === 'policy');
}

function toGuardrailLevel(texts: readonly string[]): PolicyDocument[] {
  return parseAll(texts).map((document) => ({
    ...document,
    statements: document.statements.filter((statement) => !isRegionLock(statement)),
  }));
}

function toBoundary(boundary: IdentityPolicies['boundary']): PolicyLayers['boundary'] {
  if (boundary === null || boundary === 'unread') return boundary;
  const parsed = parsePolicy(boundary.text);
  return parsed.kind === 'policy' ? [parsed] : 'unread';
}

function toContext(arn: string, accountId: string, isRole: boolean): RequestContext {
  return createContext({
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': accountId,
    'aws:PrincipalType': isRole ? 'AssumedRole' : 'User',
    ...(isRole ? {} : { 'aws:username': nameInArn(arn) }),
  });
}

/** Parses what an identity has. Texts that are not policies allow nothing; such a boundary counts as unread. */
export function toSubject(identity: IdentityPolicies): Subject {
  const parts = parseArn(identity.arn);
  const partition = parts?.partition ?? 'aws';
  const accountId = parts?.accountId ?? '';
  const isGroup = identity.kind === 'group';
  const arn = isGroup ? `arn:${partition}:iam::${accountId}:user/${madeUpMember}` : identity.arn;
  const policies = identity.policies.flatMap((policy) => {
    const document = parsePolicy(policy.text);
    return document.kind === 'policy' ? [{ policy, document }] : [];
  });
  return {
    kind: identity.kind,
    arn,
    partition,
    accountId,
    policies,
    groupArns: isGroup ? [identity.arn] : (identity.groupArns ?? []),
    layers: {
      identity: policies.map(({ document }) => document),
      boundary: toBoundary(identity.boundary),
      guardrails: (identity.guardrails ?? []).map(toGuardrailLevel),
    },
    context: toContext(arn, accountId, identity.kind === 'role'),
  };
}
