import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import type { Prisma } from '../../generated/client';
import { seenAccounts, type Place } from '../../sql/seen-accounts';
import { getEffectiveSettings } from '../settings/get-settings';
import { entrancesOf } from './trust-from';

/** `entrancesOf` of a place, with the accounts of others that its settings trust. */
export async function entrancesIn(viewer: Viewer, params: Place & { at: AsOf }): Promise<Prisma.Sql> {
  const { at } = params;
  const { trustedAccountIds } = await getEffectiveSettings(viewer, params);
  return entrancesOf(viewer, { at, seen: seenAccounts(viewer, params, at), trusted: trustedAccountIds });
}
