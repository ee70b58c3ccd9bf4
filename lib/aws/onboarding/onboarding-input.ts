import type { StageName } from '@/lib/snapshot/stage';

/** What the snippets for making the read-only role are made from. */
export interface OnboardingInput {
  /** Who assumes the role: the ARN of the role or user that Rolecall runs as. */
  principalArn: string;
  externalId: string;
  roleName: string;
  stages: readonly StageName[];
}

/** Name of the role where nobody chose another. */
export const defaultRoleName = 'RolecallReadOnly';

/** Raised when the permissions change, so that a deployed role can be told from a current one. */
export const templateVersion = '1.1';
