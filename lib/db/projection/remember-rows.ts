import { Prisma } from '../generated/client';
import { afterCommit, type Db } from '../client';
import type { CurrentFindings } from '../findings/plan-findings';
import type { CurrentRows } from './plan-table';
import { keyOf, toCurrentRow, toPlainRow, type PlainRow } from './row-form';
import { projectionTables, type ProjectionTableName } from './tables';

/** What a process remembers of an account's projection after a save, so that the next one reads nothing. */
export interface AccountMemory {
  identityIds: Map<string, string>;
  tables: Map<ProjectionTableName, CurrentRows>;
  findings: CurrentFindings | null;
  /** Hashes of what the newest snapshot names: retention keeps that, so they are surely stored. */
  documents: ReadonlySet<string>;
}

const maxRows = 400_000;
const memory = new Map<string, { stamp: string; account: AccountMemory; rows: number }>();

/** The memory of the account if it is of the projection's present stamp, else an empty one. */
export function recall(accountId: string, stamp: string | null): AccountMemory {
  const known = memory.get(accountId);
  if (stamp && known?.stamp === stamp) {
    const { account } = known;
    return {
      ...account,
      identityIds: new Map(account.identityIds),
      tables: new Map(account.tables),
    };
  }
  return { identityIds: new Map(), tables: new Map(), findings: null, documents: new Set() };
}

/** Keeps the memory once the transaction has committed; the accounts longest unused give way. */
export function remember(accountId: string, stamp: string, account: AccountMemory): void {
  afterCommit(() => {
    const rows = [...account.tables.values()].reduce((sum, table) => sum + table.size, 0);
    memory.delete(accountId);
    memory.set(accountId, { stamp, account, rows });
    let total = [...memory.values()].reduce((sum, each) => sum + each.rows, 0);
    for (const [id, each] of memory) {
      if (total <= maxRows) break;
      memory.delete(id);
      total -= each.rows;
    }
  });
}

/** The current rows of one table, from memory or from the database. */
export async function currentRows(
  tx: Db,
  known: AccountMemory,
  { accountId, table }: { accountId: string; table: ProjectionTableName },
): Promise<CurrentRows> {
  const remembered = known.tables.get(table);
  if (remembered) return remembered;
  const definition = projectionTables[table];
  const name = Prisma.raw(`"${definition.name}"`);
  const found = await tx.$queryRaw<{ row: PlainRow }[]>`
    select to_jsonb(t) as row from ${name} t where t."accountId" = ${accountId} and t."validTo" is null`;
  return new Map(
    found.map(({ row }) => {
      const plain = toPlainRow(definition, row);
      return [keyOf(definition, plain), toCurrentRow(definition, plain)];
    }),
  );
}
