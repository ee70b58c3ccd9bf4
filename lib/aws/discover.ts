import { AppError } from '@/lib/errors';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { Instant } from '@/lib/snapshot/reading';
import { isAbortError, scanControl } from './cancellation';
import { collectOrganization } from './collect/organization';
import { politePace, PolicyTexts, politeTiming, type StageContext } from './collect/stage-context';
import { toUpstreamError } from './errors';
import { operationOf } from './client-middleware';
import { accountOfArn, partitionOfArn } from './partition';
import { politeRates } from './rates';
import { openSession } from './session';
import type { AccountLink, RateLimits } from './types';

export interface DiscoverInput {
  /** Role in the management account, or in a delegated administrator's. */
  roleArn: string;
  externalId: string | null;
  requestedBy: string;
  takenAt: Instant;
  signal: AbortSignal;
  limits?: RateLimits | 'off';
  onProgress?: (done: number, total: number | null) => void;
}

const deadlineSeconds = 900;

/** The link that a role's ARN stands for. Throws `invalid` when it is no ARN of an account's role. */
export function linkOfRole(roleArn: string, externalId: string | null): AccountLink {
  const accountId = accountOfArn(roleArn);
  const partition = partitionOfArn(roleArn);
  if (!accountId || !partition || !roleArn.includes(':role/')) {
    throw new AppError(
      'invalid',
      `"${roleArn}" is not the ARN of a role.`,
      'Give it as arn:aws:iam::123456789012:role/name.',
    );
  }
  return { accountId, partition, roleArn, externalId };
}

/**
 * The organization that a role can see, with all of its accounts: what `account discover` offers to link.
 * Throws `precondition` when the account is stand-alone or an ordinary member, `upstream` when AWS refuses.
 */
export async function discoverAccounts(input: DiscoverInput): Promise<OrganizationSnapshot> {
  const { requestedBy, takenAt, limits = politeRates } = input;
  const link = linkOfRole(input.roleArn, input.externalId);
  const control = scanControl(input.signal, deadlineSeconds);
  try {
    const stages = new Set(['organization'] as const);
    const session = await openSession({ link, requestedBy, stages, limits, signal: control.signal });
    const context: StageContext = {
      session,
      takenAt,
      previous: null,
      previousOrganization: null,
      timing: politeTiming,
      pace: politePace,
      readings: {},
      documents: new PolicyTexts(),
      sample: null,
      reportFile: null,
      progress: input.onProgress ?? (() => undefined),
    };
    const { organization, skipped } = await collectOrganization(context);
    if (organization) return organization;
    throw new AppError(
      'precondition',
      skipped ?? 'There is no organization to read.',
      "Give the role of the organization's management account.",
    );
  } catch (error) {
    if (isAbortError(error)) throw error;
    throw toUpstreamError(error, operationOf(error) ?? 'organizations:DescribeOrganization');
  } finally {
    control.dispose();
  }
}
