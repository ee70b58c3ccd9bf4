import type { FaultEffect, FaultRule } from '../control/faults';
import { AwsError, commonFault } from '../wire/aws-error';
import type { ParsedRequest } from '../wire/parse-request';
import { renderError, renderOutput } from '../wire/render-response';
import type { OperationOutput, RenderedResponse } from '../wire/render-response';
import type { Instant } from '../world/types';
import { accessDenied, findDenial } from './authorize';
import type { DeniedBy } from './authorize';
import { authenticate } from './caller';
import type { Caller } from './caller';
import type { Operation, OperationContext } from './operation';
import { findOperation } from './registry';
import type { Simulation } from './simulation';
import { verifySignature } from './verify-signature';

/** An answer, with the fault that the transport still has to play. */
export interface Answer {
  response: RenderedResponse;
  fault?: FaultRule;
}

interface Progress {
  accountId: string;
  fault?: FaultRule;
}

const DENIALS: Record<string, DeniedBy> = {
  scp: 'explicit-scp',
  boundary: 'boundary',
  session: 'session',
  identity: 'identity',
};

function deniedByFault(request: ParsedRequest, caller: Caller, effect: { by: string }): AwsError {
  const on = { action: `${request.service}:${request.operation}`, resource: '*' };
  const denial = DENIALS[effect.by];
  if (denial) return accessDenied(request.service, { arn: caller.arn, denial }, on);
  return commonFault(
    request.service,
    'access-denied',
    `User: ${caller.arn} is not authorized to perform: ${on.action} on resource: *`,
  );
}

/** Faults that are errors of AWS itself; the others are played by the operation or by the transport. */
function throwFault(
  simulation: Simulation,
  request: ParsedRequest,
  of: { caller: Caller; effect: FaultEffect },
): void {
  const { caller, effect } = of;
  if (effect.type === 'error') {
    throw new AwsError(effect.code, effect.message ?? 'Injected fault', { status: effect.status });
  }
  if (effect.type === 'throttle') throw commonFault(request.service, 'throttled', 'Rate exceeded');
  if (effect.type === 'accessDeniedBy') throw deniedByFault(request, caller, effect);
  if (effect.type === 'expireSessions') {
    simulation.sessions.expireAll(caller.accountId);
    throw commonFault(
      request.service,
      'expired-token',
      'The security token included in the request is expired',
    );
  }
}

/** `deleteEntity`: the entity goes right after this answer, as between two pages. */
function deleteAfterwards(simulation: Simulation, context: OperationContext): void {
  const { fault, account, now } = context;
  if (fault?.type !== 'deleteEntity') return;
  const { kind, name } = fault;
  simulation.timelines.addEvents([{ at: now, account: account.id, type: `${kind}-deleted`, name }]);
}

function runOperation(
  operation: Operation,
  context: OperationContext,
  request: ParsedRequest,
): OperationOutput {
  const { caller, organization, now, region, service } = context;
  if (operation.action !== null) {
    const resource = operation.resource?.(context, request.input) ?? '*';
    const action = { action: operation.action, resource, region };
    const denial = findDenial(caller, action, { now, organization });
    if (denial) throw accessDenied(service, { arn: caller.arn, denial }, action);
  }
  const output = operation.run(context, request.input);
  deleteAfterwards(context.simulation, context);
  return output;
}

function process(
  simulation: Simulation,
  request: ParsedRequest,
  of: { now: Instant; progress: Progress },
): OperationOutput {
  const { service, operation: name, region } = request;
  const { now, progress } = of;
  const caller = authenticate(simulation, request, now);
  progress.accountId = caller.accountId;
  if (simulation.settings.verify) verifySignature(request, caller.secretAccessKey);
  const operation = findOperation(service, name);
  if (!operation) {
    simulation.log.addUnknown(`${service}.${name}`);
    throw commonFault(service, 'unknown-operation', `Could not find operation ${name}`);
  }
  const asked = { accountId: caller.accountId, service, operation: name, region };
  if (!simulation.settings.history && !simulation.throttle.take(asked)) {
    throw commonFault(service, 'throttled', 'Rate exceeded');
  }
  const fault = simulation.faults.pick(asked);
  progress.fault = fault;
  if (fault) throwFault(simulation, request, { caller, effect: fault.effect });
  const context: OperationContext = {
    simulation,
    service,
    operation: name,
    now,
    region,
    caller,
    account: caller.account,
    organization: simulation.organizationOf(caller.accountId, now),
    fault: fault?.effect,
  };
  return runOperation(operation, context, request);
}

/** Answers one AWS request and writes it to the log. Never throws for what a caller did. */
export function answerRequest(simulation: Simulation, request: ParsedRequest): Answer {
  const { service, operation } = request;
  const requestId = simulation.nextRequestId();
  const now = simulation.clock.now();
  const progress: Progress = { accountId: '' };
  let error: AwsError | undefined;
  let response: RenderedResponse;
  try {
    const output = process(simulation, request, { now, progress });
    response = renderOutput({ service, operation, requestId }, output);
  } catch (thrown) {
    error =
      thrown instanceof AwsError
        ? thrown
        : commonFault(
            service,
            'internal',
            thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
          );
    response = renderError({ service, requestId }, error);
  }
  simulation.log.add({
    requestId,
    at: Date.now(),
    worldTime: now,
    account: progress.accountId,
    service,
    operation,
    region: request.region,
    attempt: request.attempt,
    status: response.status,
    error: error?.code,
    fault: progress.fault?.id,
  });
  return { response, fault: progress.fault };
}
