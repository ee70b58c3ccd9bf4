import { evaluateConditions } from './conditions/evaluate-conditions';
import { coversAction } from './match-statement';
import type { Condition, PolicyDocument, Statement } from './policy-document';
import { createContext, type RequestContext } from './request';

/** Condition keys that tell who calls and how; whatever else a statement asks is taken as not known. */
const callerKey = /^aws:(principal|assumedroot$|userid$|username$|viaawsservice$|calledvia)/i;

/** A caller that calls directly: what is not listed is absent from its requests. */
function callerContext(values: Record<string, string>): RequestContext {
  return createContext(
    { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false', ...values },
    true,
  );
}

interface Place {
  partition: string;
  accountId: string;
  organizationId: string;
}

/** A role of the account that no policy would name. */
export function ordinaryCaller({ partition, accountId, organizationId }: Place): RequestContext {
  return callerContext({
    'aws:PrincipalArn': `arn:${partition}:iam::${accountId}:role/rolecall-probe`,
    'aws:PrincipalAccount': accountId,
    'aws:PrincipalOrgID': organizationId,
    'aws:PrincipalType': 'AssumedRole',
  });
}

/** The account's root user, signed in with its own credentials. */
export function rootCaller({ partition, accountId, organizationId }: Place): RequestContext {
  return callerContext({
    'aws:PrincipalArn': `arn:${partition}:iam::${accountId}:root`,
    'aws:PrincipalAccount': accountId,
    'aws:PrincipalOrgID': organizationId,
    'aws:PrincipalType': 'Account',
  });
}

/** Whether a pattern stands for all resources there are, or all of one type in any region. In S3 a name stands first, no type. */
function coversAllResources(pattern: string): boolean {
  if (/^\*+$/.test(pattern)) return true;
  const [, , service, region, , ...resource] = pattern.split(':');
  if (service === 's3') return /^\*+(\/\*+)?$/.test(resource.join(':'));
  return region !== undefined && /^\**$/.test(region) && /^([^*/:]+[/:])?\*+$/.test(resource.join(':'));
}

function isOnAllResources({ resources }: Statement): boolean {
  return resources === null || (!resources.negated && resources.patterns.some(coversAllResources));
}

/** The conditions of a statement that spare or single out callers. */
export function callerConditions(statement: Statement): Condition[] {
  return statement.conditions.filter(({ key }) => callerKey.test(key));
}

/** Whether every condition about the caller holds; the others are left aside. */
export function appliesToCaller(statement: Statement, caller: RequestContext): boolean {
  return evaluateConditions(callerConditions(statement), caller) === 'yes';
}

/** Whether a statement surely denies an action to a caller: on all resources, and whatever else the request holds. */
export function surelyDenies(statement: Statement, action: string, caller: RequestContext): boolean {
  return (
    statement.effect === 'Deny' &&
    statement.conditions.every(({ key }) => callerKey.test(key)) &&
    coversAction(statement, action) &&
    isOnAllResources(statement) &&
    appliesToCaller(statement, caller)
  );
}

/** Whether the guardrails of an account keep a caller from an action: one denies it, or a level does not allow it. */
export function isClosedBy(
  levels: readonly (readonly PolicyDocument[])[],
  action: string,
  caller: RequestContext,
): boolean {
  return levels.some((level) => {
    const statements = level.flatMap((document) => document.statements);
    return (
      statements.some((statement) => surelyDenies(statement, action, caller)) ||
      !statements.some((statement) => statement.effect === 'Allow' && coversAction(statement, action))
    );
  });
}
