import { commandLineViewer } from '@/lib/access/viewer';
import { linkAccount } from '@/lib/db/commands/accounts/link-account';
import { removeAccount } from '@/lib/db/commands/accounts/remove-account';
import { listAccounts, type AccountListRow } from '@/lib/db/queries/accounts/list-accounts';
import { csvLines } from '@/lib/csv';
import { discoverOrganization } from '@/lib/scan/discover-organization';
import { formatOf, type CommonOptions } from '../options';
import { answer, answerJson, tell } from '../output';
import { textTable } from '../text-table';

export interface LinkOptions extends CommonOptions {
  accountId: string;
  name?: string;
  roleArn: string;
  externalId?: string;
}

/** `account link`: links an account by its role and tells the external id that the role's trust must ask for. */
export async function accountLink(options: LinkOptions): Promise<number> {
  const { accountId, name, roleArn, externalId } = options;
  const linked = await linkAccount(commandLineViewer, { accountId, name, roleArn, externalId });
  if (options.json) answerJson(linked);
  else {
    answer(`Linked ${linked.name} (${linked.accountId}) by ${linked.roleArn}.`);
    if (!externalId) tell(`Its trust policy must ask for the external id ${linked.externalId}.`);
  }
  return 0;
}

/** `account list`. */
export async function accountList(options: CommonOptions): Promise<number> {
  const { rows } = await listAccounts(commandLineViewer, { at: { kind: 'now' }, size: 10_000 });
  const format = formatOf(options);
  if (format === 'json') answerJson({ accounts: rows.map(toListed) });
  else if (format === 'csv') answer([...csvLines(rows.map(toListed))].join(''));
  else if (rows.length === 0) answer('No account is linked yet. Link one with: account link');
  else {
    answer(
      textTable(rows, [
        { title: 'Account', cell: (row) => row.id },
        { title: 'Name', cell: (row) => row.name },
        { title: 'Unit', cell: (row) => row.ouName },
        { title: 'Link', cell: (row) => row.health },
        { title: 'Snapshot', cell: (row) => row.snapshotAt?.toISOString() ?? 'none yet' },
        { title: 'Users', cell: (row) => row.users, align: 'right' },
        { title: 'Open findings', cell: (row) => row.open, align: 'right' },
      ]),
    );
  }
  return 0;
}

function toListed(row: AccountListRow) {
  const { id, name, partition, source, status, health, roleArn, ouId, ouName, snapshotAt, nextScanAt } = row;
  return {
    accountId: id,
    name,
    partition,
    source,
    status,
    health,
    roleArn,
    ouId,
    ouName,
    snapshotAt,
    nextScanAt,
  };
}

/** `account remove ID`. */
export async function accountRemove(accountId: string, options: CommonOptions): Promise<number> {
  const removed = await removeAccount(commandLineViewer, { accountId });
  if (options.json) answerJson(removed);
  else answer(`Unlinked ${removed.name} (${removed.accountId}). Its history is kept.`);
  return 0;
}

export interface DiscoverOptions extends CommonOptions {
  roleArn: string;
  externalId?: string;
  memberRole?: string;
}

/** `account discover`: the accounts of an organization, linked by `--member-role` when it is given. */
export async function accountDiscover(options: DiscoverOptions): Promise<number> {
  const { accounts, organizationId } = await discoverOrganization(commandLineViewer, {
    roleArn: options.roleArn,
    externalId: options.externalId ?? null,
    memberRole: options.memberRole ?? null,
  });
  if (options.json) answerJson({ organizationId, accounts });
  else {
    answer(
      textTable(accounts, [
        { title: 'Account', cell: (row) => row.accountId },
        { title: 'Name', cell: (row) => row.name },
        { title: 'State', cell: (row) => row.state },
        { title: 'Link', cell: (row) => row.link },
        { title: 'External id', cell: (row) => row.externalId },
      ]),
    );
  }
  return 0;
}
