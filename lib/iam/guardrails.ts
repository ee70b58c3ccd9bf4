import type { Guardrail, OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { valueOf } from '@/lib/snapshot/reading';

/** A guardrail with its text, as it stands on one level: the root, a unit or the account. */
export interface AttachedGuardrail {
  /** Id of the root, unit or account. */
  target: string;
  guardrail: Guardrail;
  text: string;
}

/**
 * The guardrails of one kind that bind an account, by level from the root down; levels without one are left out. Empty for
 * the management account, which none binds; null where the organization does not tell.
 */
export function guardrailsOf(
  accountId: string,
  organization: OrganizationSnapshot,
  kind: Guardrail['kind'],
): AttachedGuardrail[][] | null {
  if (organization.managementAccountId === accountId) return [];
  const account = organization.accounts.find(({ id }) => id === accountId);
  const guardrails = valueOf(organization.guardrails);
  if (!account || !guardrails) return null;
  const ofKind = guardrails.filter((guardrail) => guardrail.kind === kind);
  return [...account.path, accountId]
    .map((target) => levelOf(target, ofKind, organization))
    .filter((level) => level.length > 0);
}

function levelOf(
  target: string,
  guardrails: readonly Guardrail[],
  organization: OrganizationSnapshot,
): AttachedGuardrail[] {
  return guardrails
    .filter(({ targets }) => targets.includes(target))
    .flatMap((guardrail) => {
      const text = organization.policyDocuments[guardrail.document];
      return text === undefined ? [] : [{ target, guardrail, text }];
    });
}
