import type { FaultEffect } from '../control/faults';
import type { Input } from '../wire/input';
import type { OperationOutput } from '../wire/render-response';
import type { ServiceId } from '../wire/services';
import type { AccountWorldState, Instant, OrganizationWorldState } from '../world/types';
import type { Caller } from './caller';
import type { Simulation } from './simulation';

/** What an operation sees of the request besides its input. */
export interface OperationContext {
  simulation: Simulation;
  service: ServiceId;
  operation: string;
  /** Simulated time of the request. */
  now: Instant;
  region: string;
  caller: Caller;
  /** The caller's account. */
  account: AccountWorldState;
  /** The caller's organization, if any. */
  organization?: OrganizationWorldState;
  /** An injected fault that the operation itself must play (jobs). */
  fault?: FaultEffect;
}

/** What a claim about AWS rests on: service model, documentation, a recorded answer, or nothing but sense. */
export type Evidence = 'model' | 'documentation' | 'recorded' | 'assumed';

export interface Operation {
  /** IAM action that it needs; null = anyone with valid credentials. */
  action: string | null;
  /** Resource the action is checked on, from the input; default `*`. */
  resource?: (context: OperationContext, input: Input) => string;
  evidence: Evidence;
  /** What exactly is assumed; listed by GET /_sim/assumptions. */
  assumptions?: string[];
  run: (context: OperationContext, input: Input) => OperationOutput;
}

/** Operations of one service by name. */
export type Operations = Record<string, Operation>;
