import { decide, worstOf, type Decision, type PolicyLayers } from '../decide';
import type { PolicyDocument, Statement } from '../policy-document';
import type { AccessRequest, RequestContext } from '../request';
import { toWitness } from './witness';

/** Spans services; the made-up one comes first, since no list of real services covers it and most identities stop there. */
const probeActions = [
  'rolecall-probe:AnyAction',
  'iam:AttachRolePolicy',
  'iam:GetRole',
  's3:GetObject',
  's3:PutObject',
  'ec2:RunInstances',
  'lambda:CreateFunction',
  'kms:Decrypt',
  'sts:AssumeRole',
  'dynamodb:PutItem',
  'rds:ModifyDBInstance',
  'secretsmanager:GetSecretValue',
  'ssm:SendCommand',
  'cloudformation:CreateStack',
  'logs:GetLogEvents',
  'sqs:SendMessage',
];

/** `*` is what an action without resources asks for; the other is the ARN of nothing that a policy would name. */
const probeResources = ['*', 'arn:aws:rolecall-probe:us-east-1:000000000000:any/thing'];

/** What a complement (`NotAction`, `NotResource`) leaves out has to be allowed by another statement. */
function leftOut(documents: readonly PolicyDocument[], context: RequestContext) {
  const allows = documents.flatMap((document) =>
    document.statements.filter((statement) => statement.effect === 'Allow'),
  );
  const negatedPatterns = (element: Statement['actions'] | null) =>
    element?.negated ? element.patterns.map((pattern) => toWitness(pattern, context)) : [];
  return {
    actions: allows.flatMap((statement) => negatedPatterns(statement.actions)),
    resources: allows.flatMap((statement) => negatedPatterns(statement.resources)),
  };
}

/** The requests that a deny is about, one for each of its patterns. */
function* requestsOfDeny(statement: Statement, context: RequestContext): Generator<AccessRequest> {
  const { actions, resources } = statement;
  const asked = actions.negated ? [] : actions.patterns.map((pattern) => toWitness(pattern, context));
  const on =
    !resources || resources.negated ? probeResources : resources.patterns.map((p) => toWitness(p, context));
  for (const action of asked) for (const resource of on) yield { action, resource, context };
}

function* requestsOf(layers: PolicyLayers, context: RequestContext): Generator<AccessRequest> {
  for (const action of probeActions) {
    for (const resource of probeResources) yield { action, resource, context };
  }
  const own = [...layers.identity, ...(Array.isArray(layers.boundary) ? layers.boundary : [])];
  const gaps = leftOut([...own, ...layers.guardrails.flat()], context);
  for (const action of gaps.actions) yield { action, resource: '*', context };
  for (const resource of gaps.resources) yield { action: probeActions[0] ?? '*', resource, context };
  for (const statement of own.flatMap((document) => document.statements)) {
    if (statement.effect === 'Deny') yield* requestsOfDeny(statement, context);
  }
}

/**
 * Whether the layers together allow every action on every resource (`iam-analysis.md` 3, full). A deny in identity
 * policies or boundary disqualifies whatever it denies; one in a guardrail only where it touches a probe, since an
 * administrator who may not leave the organization is one all the same.
 */
export function decideEverything(layers: PolicyLayers, context: RequestContext): Decision {
  let worst: Decision = 'allowed';
  for (const request of requestsOf(layers, context)) {
    worst = worstOf([worst, decide(layers, request).decision]);
    if (worst === 'none' || worst === 'denied') return worst;
  }
  return worst;
}
