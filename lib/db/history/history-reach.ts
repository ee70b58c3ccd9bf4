import { resolveSettings } from '@/lib/posture/settings/resolve-settings';
import { db } from '../client';

const dayMs = 86_400_000;

/**
 * How far back history is re-evaluated unless another day is asked for: as far as the last snapshot of every day is
 * kept. Before that one a month is left, and what was seen between them would be lost.
 */
export async function historyReach(now: Date): Promise<Date> {
  const overrides = await db().setting.findMany({
    where: { scope: 'estate' },
    select: { scope: true, key: true, value: true },
  });
  const { keepDailySnapshotDays } = resolveSettings(overrides, { accountId: null, ouPath: [] });
  return new Date(now.getTime() - keepDailySnapshotDays * dayMs);
}
