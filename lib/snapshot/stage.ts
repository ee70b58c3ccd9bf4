import type { Instant } from './reading';

/** The stages of a scan, in the order in which the collector runs them. */
export const stageNames = [
  'credential-report',
  'account-summary',
  'authorization-details',
  'mfa-devices',
  'access-keys',
  'other-credentials',
  'last-accessed',
  'organization',
  'external-access',
  'trails',
  'account-settings',
  'detection',
  'kms-keys',
  'compute',
  'buckets',
  'alerts',
  'identity-center',
  'login-profiles',
  'root-session',
  'sign-ins',
  'policy-validation',
  'exposed-keys',
  'web-endpoints',
  'spend',
  'advice',
  'workloads',
] as const;

export type StageName = (typeof stageNames)[number];

/** Stages that ship switched off: they ask for more than the posture of IAM, or for much. */
export const stagesOffByDefault: ReadonlySet<StageName> = new Set([
  'identity-center',
  'login-profiles',
  'root-session',
  'sign-ins',
  'policy-validation',
  'exposed-keys',
  'web-endpoints',
  'spend',
  'advice',
  'workloads',
]);

/** Whether a text names a stage. */
export function isStageName(name: string): name is StageName {
  return (stageNames as readonly string[]).includes(name);
}

/** An AWS refusal in the words that people read, and what to do about it. */
export interface StageError {
  code: string;
  operation: string;
  message: string;
  whatToDo: string;
  requestId: string | null;
}

/** How one stage ended. `partial`: some of its calls failed and the rest stands. */
export interface StageOutcome {
  name: StageName;
  state: 'succeeded' | 'partial' | 'skipped' | 'failed';
  error: StageError | null;
  /** For a skipped stage, why. */
  reason: string | null;
  startedAt: Instant;
  endedAt: Instant;
  calls: number;
  throttles: number;
  /** Things that a person should know, such as a user that vanished between two calls. */
  notices: string[];
}
