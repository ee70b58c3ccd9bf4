import { db } from '../client';

/** Ids of the linked accounts that manage an organization, as far as organizations are known. */
export async function listManagementAccounts(): Promise<ReadonlySet<string>> {
  const rows = await db().organization.findMany({ select: { managementAccountId: true } });
  return new Set(rows.map((row) => row.managementAccountId));
}
