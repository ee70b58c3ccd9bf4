import type { FaultEffect } from '../control/faults';
import type { SimulatorSettings } from '../control/settings';
import type { AccountWorldState, Instant } from '../world/types';

/** The part of an operation's context that reports and jobs need. */
export interface JobContext {
  now: Instant;
  account: AccountWorldState;
  caller: { accessKeyId: string };
  fault?: FaultEffect;
  simulation: {
    jobsAreInstant: boolean;
    settings: SimulatorSettings;
    nextUuid(kind: string): string;
  };
}
