import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { defaultSettings } from '@/lib/posture/settings/definitions';
import { emitAudit } from '../../audit/emit-audit';
import { withTransaction, type Db } from '../../client';
import { nextScanAt } from '../../scans/next-scan-at';
import { accountIdInput, accountNameInput, externalIdInput, roleArnInput, roleParts } from './account-input';

export const linkAccountInput = z.object({
  accountId: accountIdInput,
  name: accountNameInput.optional(),
  roleArn: roleArnInput,
  /** Only for a role that exists already; else Rolecall makes one. */
  externalId: externalIdInput.optional(),
});

export interface LinkedAccount {
  accountId: string;
  name: string;
  roleArn: string;
  externalId: string;
  partition: string;
}

/** An external id of 160 random bits: made by us and never chosen, which is what stops the confused deputy. */
export function createExternalId(): string {
  return `rc-${randomBytes(20).toString('hex')}`;
}

/**
 * Links an account by its read-only role. An offline account of the same id becomes a linked one and keeps its
 * history. Throws `conflict` when it is linked already, `invalid` when the role is another account's.
 */
export async function linkAccount(
  viewer: Viewer,
  input: z.input<typeof linkAccountInput>,
): Promise<LinkedAccount> {
  requirePermission(viewer, 'account:link');
  const { accountId, name, roleArn, externalId } = linkAccountInput.parse(input);
  const role = roleParts(roleArn);
  if (role.accountId !== accountId) {
    throw new AppError(
      'invalid',
      `The role is in account ${role.accountId}, not in ${accountId}.`,
      'Give the ARN of the role in the account itself.',
      { field: 'roleArn' },
    );
  }
  return withTransaction(viewer, async (tx) => {
    const known = await requireNotLinked(tx, accountId);
    const at = now();
    const link = {
      name: name ?? known?.name ?? accountId,
      partition: role.partition,
      roleArn,
      externalId: externalId ?? known?.externalId ?? createExternalId(),
    };
    const state = {
      ...link,
      source: 'linked',
      status: 'linked',
      removedAt: null,
      nextScanAt: nextScanAt(accountId, defaultSettings.scanIntervalHours, at),
    };
    await tx.account.upsert({
      where: { id: accountId },
      create: { id: accountId, createdAt: at, ...state },
      update: state,
    });
    await emitAudit(tx, viewer, {
      action: 'account.link',
      target: accountId,
      before: known && { source: known.source },
      after: { name: link.name, roleArn },
    });
    return { accountId, ...link };
  });
}

async function requireNotLinked(tx: Db, accountId: string) {
  const known = await tx.account.findUnique({ where: { id: accountId } });
  if (known && known.source === 'linked' && known.removedAt === null) {
    throw new AppError('conflict', `Account ${accountId} is linked already.`, 'Edit its link instead.');
  }
  return known;
}
