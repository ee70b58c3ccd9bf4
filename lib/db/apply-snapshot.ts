import type { Change, CheckResult, Evaluation } from '@/lib/posture/types';
import { tallyGrants } from '@/lib/posture/projection/tally-grants';
import type { GrantStateRow, ProjectedTable, Projection } from '@/lib/posture/projection/types';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Db } from './client';
import type { LockedAccount } from './evidence/lock-account';
import { findingKey, planFindings } from './findings/plan-findings';
import { loadDueDays, setDueDates, setsDueDates } from './findings/set-due-dates';
import { loadFindings, writeFindings } from './findings/write-findings';
import { planTable, type Part, type RowsToPlan } from './projection/plan-table';
import { registerIdentities } from './projection/register-identities';
import { currentRows, recall, remember, type AccountMemory } from './projection/remember-rows';
import type { PlainRow } from './projection/row-form';
import { projectionTableNames, projectionTables, type ProjectionTableName } from './projection/tables';
import { writePlan } from './projection/write-plan';
import { storeScores } from './scores/store-score';
import { uuid7 } from './uuid';

export interface ApplySnapshotInput {
  snapshotId: string;
  snapshot: AccountSnapshot;
  evaluation: Evaluation;
  projection: Projection;
  changes: readonly Change[];
  /** What the step before left, where several snapshots are applied in one transaction. */
  memory?: AccountMemory;
}

export interface AppliedSnapshot {
  opened: number;
  resolved: number;
  stamp: string;
  memory: AccountMemory;
}

type ProjectedRows = Record<ProjectionTableName, RowsToPlan>;

/**
 * Brings the account's projection, findings, changes and numbers up to a snapshot that is kept already and not older
 * than what the projection shows. The caller holds the account's lock.
 */
export async function applySnapshot(
  tx: Db,
  account: Pick<LockedAccount, 'id' | 'partition' | 'projectionStamp' | 'lastSnapshotAt'>,
  input: ApplySnapshotInput,
): Promise<AppliedSnapshot> {
  const at = new Date(input.snapshot.takenAt).toISOString();
  const known = input.memory ?? recall(account.id, account.projectionStamp);
  await registerIdentities(tx, known.identityIds, {
    accountId: account.id,
    rows: input.projection.identityStates.rows,
  });
  const rows = projectedRows(input, known.identityIds);
  const moved = await writeTables(tx, known, { accountId: account.id, at, rows });
  const previousAt = account.lastSnapshotAt?.toISOString() ?? null;
  const { evaluation } = input;
  const counts = await applyFindings(tx, known, { account, evaluation, at, previousAt, moved });
  await writeChanges(tx, known, { accountId: account.id, changes: input.changes });
  const stamp = uuid7(new Date(at));
  await tx.$executeRaw`
    with metric as (
      insert into "AccountMetric" ("takenAt", "accountId", "snapshotId", values)
      values (${at}::timestamptz, ${account.id}, ${input.snapshotId}::uuid, ${JSON.stringify(input.evaluation.summary)}::jsonb)
      on conflict ("takenAt", "accountId") do update set values = excluded.values, "snapshotId" = excluded."snapshotId")
    update "Account" set "lastSnapshotId" = ${input.snapshotId}::uuid, "lastSnapshotAt" = ${at}::timestamptz,
      "projectionStamp" = ${stamp}::uuid, status = case when status = 'failing' then 'linked' else status end
    where id = ${account.id}`;
  await storeScores(tx, [account.id]);
  remember(account.id, stamp, known);
  return { ...counts, stamp, memory: known };
}

function projectedRows(
  { projection, evaluation }: ApplySnapshotInput,
  ids: Map<string, string>,
): ProjectedRows {
  const byIdentity = <Row extends { arn: string }>(table: ProjectedTable<Row>): RowsToPlan => ({
    complete: table.complete,
    parts: [
      table.rows.flatMap((row) => {
        const identityId = ids.get(row.arn);
        return identityId ? [{ ...row, identityId }] : [];
      }),
    ],
  });
  const { rows: grants, complete: completeGrants } = projection.grantStates;
  const tallies = tallyGrants(grants, projection.identityStates.rows);
  const checkIds = evaluation.results.map(({ checkId }) => checkId);
  return {
    identityStates: byIdentity(projection.identityStates),
    identityUses: byIdentity(projection.identityUses),
    credentialStates: byIdentity(projection.credentialStates),
    credentialUses: byIdentity(projection.credentialUses),
    grantStates: { complete: completeGrants, parts: partsOfGrants(grants, ids) },
    grantTallies: byIdentity({ rows: tallies.byIdentity, complete: completeGrants }),
    serviceTallies: { complete: completeGrants, parts: [tallies.byService.map((row) => ({ ...row }))] },
    policyStates: {
      complete: projection.policyStates.complete,
      parts: [projection.policyStates.rows.map((row) => ({ ...row }))],
    },
    trustStates: byIdentity(projection.trustStates),
    edges: { complete: projection.edges.complete, parts: [projection.edges.rows.map((row) => ({ ...row }))] },
    shareStates: byIdentity(projection.shareStates),
    checkResults: {
      complete: ['*'],
      parts: evaluation.results.map(({ checkId, results }) =>
        results.flatMap((result) => checkResultRow(checkId, result, ids)),
      ),
    },
    checkTallies: {
      complete: checkIds.length > 0 ? ['*'] : [],
      parts: [
        evaluation.results.map(({ checkId, tally, failBySeverity }) => ({
          checkId,
          pass: tally.pass,
          fail: tally.fail,
          unknown: tally.unknown,
          manual: tally.manual,
          notApplicable: tally['not-applicable'],
          failBySeverity,
        })),
      ],
    },
  };
}

interface IdentifiedGrants {
  identityId: string;
  from: readonly GrantStateRow[];
  part: Part;
}

/** By the first of an identity's grants. */
const identified = new WeakMap<GrantStateRow, IdentifiedGrants>();

/** Grants are most of all rows and rarely move: the same rows of an identity give the same part again. */
function partsOfGrants(rows: readonly GrantStateRow[], ids: ReadonlyMap<string, string>): Part[] {
  const parts: Part[] = [];
  for (let start = 0, end = 0; start < rows.length; start = end) {
    const first = rows[start];
    while (end < rows.length && rows[end]?.arn === first?.arn) end += 1;
    const identityId = first && ids.get(first.arn);
    if (identityId) parts.push(partOfGrants(rows.slice(start, end), first, identityId));
  }
  return parts;
}

function partOfGrants(from: readonly GrantStateRow[], first: GrantStateRow, identityId: string): Part {
  const known = identified.get(first);
  const isKnown = known?.identityId === identityId && known.from.length === from.length;
  if (isKnown && from.every((row, index) => row === known.from[index])) return known.part;
  const part = from.map((row) => ({ ...row, identityId }));
  identified.set(first, { identityId, from, part });
  return part;
}

/** Not-applicable is only counted; of a pass neither text nor evidence is kept. */
function checkResultRow(checkId: string, result: CheckResult, ids: Map<string, string>): PlainRow[] {
  if (result.result === 'not-applicable') return [];
  const passed = result.result === 'pass';
  return [
    {
      checkId,
      resource: result.resource,
      part: result.part ?? '',
      identityId: ids.get(result.resource) ?? null,
      result: result.result,
      severity: result.severity,
      title: passed ? '' : result.title,
      evidence: passed ? null : result.evidence,
      impliedBy: result.impliedBy ?? null,
    },
  ];
}

/** Returns the keys of the verdicts that are not what they were. */
async function writeTables(
  tx: Db,
  known: AccountMemory,
  { accountId, at, rows }: { accountId: string; at: string; rows: ProjectedRows },
): Promise<Set<string>> {
  const moved = new Set<string>();
  for (const table of projectionTableNames) {
    const current = await currentRows(tx, known, { accountId, table });
    const plan = planTable(projectionTables[table], current, rows[table]);
    await writePlan(tx, projectionTables[table], { plan, accountId, at });
    known.tables.set(table, plan.after);
    if (table !== 'checkResults') continue;
    for (const { checkId, resource, part } of plan.insert) {
      moved.add(findingKey({ checkId: String(checkId), resource: String(resource), part: String(part) }));
    }
  }
  return moved;
}

async function applyFindings(
  tx: Db,
  known: AccountMemory,
  step: {
    account: Pick<LockedAccount, 'id' | 'partition'>;
    evaluation: Evaluation;
    at: string;
    previousAt: string | null;
    moved: ReadonlySet<string>;
  },
): Promise<{ opened: number; resolved: number }> {
  const { account, evaluation, at, previousAt, moved } = step;
  const plan = planFindings({
    evaluation,
    current: known.findings ?? (await loadFindings(tx, account.id)),
    at,
    previousAt,
    accountResource: `arn:${account.partition}:iam::${account.id}:root`,
    identityIdOf: (resource) => known.identityIds.get(resource) ?? null,
    // After a rewind the rows stand as they were, and the findings' hashes may be of what was taken back.
    moved: known.findings ? moved : undefined,
    newId: () => uuid7(new Date(at)),
  });
  if (setsDueDates(plan)) setDueDates(plan, await loadDueDays(account.id));
  await writeFindings(tx, plan, { accountId: account.id, at });
  known.findings = plan.after;
  const count = (...kinds: string[]) => plan.events.filter(({ kind }) => kinds.includes(kind)).length;
  return { opened: count('opened', 'reopened'), resolved: count('resolved') };
}

async function writeChanges(
  tx: Db,
  known: AccountMemory,
  { accountId, changes }: { accountId: string; changes: readonly Change[] },
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ identityArn, ...change }) => ({
    ...change,
    id: uuid7(new Date(change.at)),
    accountId,
    identityId: identityArn ? (known.identityIds.get(identityArn) ?? null) : null,
  }));
  await tx.$executeRaw`
    insert into "Change" (at, id, "accountId", "identityId", "entityKind", entity, field, before, after, event)
    select at, id, "accountId", "identityId", "entityKind", entity, field, before, after, event
    from jsonb_populate_recordset(null::"Change", ${JSON.stringify(rows)}::jsonb)`;
}
