import type { Instant } from '@/lib/snapshot/reading';

/** The part of an attestation that tells what it holds for. */
export interface AttestationReach {
  checkId: string | null;
  frameworkId: string | null;
  requirementId: string | null;
  /** `estate`, `ou:<id>` or `account:<id>`. */
  scope: string;
  resource: string | null;
  part: string | null;
  at: Instant;
  expiresAt: Instant;
  revokedAt: Instant | null;
}

/** Where something is that may be attested. */
export interface AttestedPlace {
  accountId: string;
  /** Ids of the account's units from the root down. */
  ouPath: readonly string[];
}

export interface ManualResult extends AttestedPlace {
  checkId: string;
  resource: string;
  part: string;
}

export interface ManualRequirement extends AttestedPlace {
  frameworkId: string;
  requirementId: string;
}

/** Whether an attestation holds at a time: from when it was made until it expires or is revoked. */
export function holdsAt(
  attestation: Pick<AttestationReach, 'at' | 'expiresAt' | 'revokedAt'>,
  moment: Instant,
): boolean {
  const time = Date.parse(moment);
  const { at, expiresAt, revokedAt } = attestation;
  return (
    Date.parse(at) <= time &&
    time < Date.parse(expiresAt) &&
    (revokedAt === null || time < Date.parse(revokedAt))
  );
}

/**
 * The attestation by which a manual result holds at a time, the one that lasts longest; null when there is none. One of
 * a resource holds for that resource alone, one of a scope for every resource in it.
 */
export function attestationOfResult<Attestation extends AttestationReach>(
  result: ManualResult,
  attestations: readonly Attestation[],
  moment: Instant,
): Attestation | null {
  return longest(
    attestations.filter(
      (each) =>
        each.checkId === result.checkId &&
        (each.resource === null || each.resource === result.resource) &&
        (each.part === null || each.part === result.part) &&
        takesIn(each.scope, result) &&
        holdsAt(each, moment),
    ),
  );
}

/** The attestation by which a framework's requirement holds for an account at a time; null when there is none. */
export function attestationOfRequirement<Attestation extends AttestationReach>(
  requirement: ManualRequirement,
  attestations: readonly Attestation[],
  moment: Instant,
): Attestation | null {
  return longest(
    attestations.filter(
      (each) =>
        each.frameworkId === requirement.frameworkId &&
        each.requirementId === requirement.requirementId &&
        takesIn(each.scope, requirement) &&
        holdsAt(each, moment),
    ),
  );
}

function takesIn(scope: string, { accountId, ouPath }: AttestedPlace): boolean {
  return (
    scope === 'estate' || scope === `account:${accountId}` || ouPath.some((ouId) => scope === `ou:${ouId}`)
  );
}

function longest<Attestation extends AttestationReach>(
  attestations: readonly Attestation[],
): Attestation | null {
  return attestations.reduce<Attestation | null>(
    (best, each) => (best && Date.parse(best.expiresAt) >= Date.parse(each.expiresAt) ? best : each),
    null,
  );
}
