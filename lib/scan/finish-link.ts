import type { Viewer } from '@/lib/access/viewer';
import { linkAccount } from '@/lib/db/commands/accounts/link-account';
import { requestScan } from '@/lib/db/commands/scans/request-scan';
import { getLink } from '@/lib/db/queries/accounts/get-link';

/** Last step of linking: the account is linked as it was tested, and its first scan queued. Returns that scan. */
export async function finishLink(
  viewer: Viewer,
  accountId: string,
): Promise<{ scanId: string; name: string }> {
  const { name, roleArn, externalId, pending } = await getLink(viewer, { accountId });
  if (pending) await linkAccount(viewer, { accountId, name, roleArn, externalId });
  const { scanId } = await requestScan(viewer, { accountId });
  return { scanId, name };
}
