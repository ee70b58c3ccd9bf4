import { countFails } from '@/lib/posture/check-outcome';
import { scoreAccount } from '@/lib/posture/scoring/score-account';
import { weightsOf } from '@/lib/posture/scoring/weights-of';
import { resolveSettings } from '@/lib/posture/settings/resolve-settings';
import type { Db } from '../client';
import { Prisma } from '../generated/client';
import { countChecks } from './count-checks';

/**
 * Puts the score, and the open findings that no exception covers, into the numbers of each account's newest snapshot.
 * Called whenever a save, an exception or an attestation may have moved them, so that charts, pages and reports agree.
 */
export async function storeScores(tx: Db, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return;
  const seen = Prisma.sql`seen as materialized (
    select a.id as "accountId", a.name, a."ouId", a."lastSnapshotAt" as at, a."lastSnapshotId" as "snapshotId"
    from "Account" a where a."lastSnapshotAt" is not null and a.id = any(${[...accountIds]}))`;
  const [rows, overrides] = await Promise.all([
    countChecks(tx, seen, { kind: 'now' }),
    tx.setting.findMany({ where: { scope: 'estate' }, select: { scope: true, key: true, value: true } }),
  ]);
  const weights = weightsOf(resolveSettings(overrides, { accountId: null, ouPath: [] }));
  const byAccount = Map.groupBy(rows, ({ accountId }) => accountId);
  const scores = [...byAccount].map(([accountId, checks]) => {
    const { score, known, countingExceptions } = scoreAccount(checks, weights);
    const findings = countFails(checks.map(({ fails }) => ({ failBySeverity: fails })));
    return {
      accountId,
      values: { score, scoreKnown: known, scoreCountingExceptions: countingExceptions, findings },
    };
  });
  await tx.$executeRaw`
    update "AccountMetric" m set values = m.values || x.values
    from jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) as x("accountId" text, values jsonb), "Account" a
    where a.id = x."accountId" and m."accountId" = a.id and m."takenAt" = a."lastSnapshotAt"`;
}
