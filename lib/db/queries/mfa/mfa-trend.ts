import type { Viewer } from '@/lib/access/viewer';
import type { Place } from '../../sql/seen-accounts';
import { getTrends, type TrendMark } from '../trends/get-trends';

export interface MfaTrendPoint {
  /** `2026-03-04`. */
  day: string;
  /** Of console users, 0 to 100; null in a gap, and where there is none or it is unknown. */
  percent: number | null;
  consoleUsers: number | null;
  consoleUsersWithMfa: number | null;
}

/** MFA coverage of console users by UTC day. */
export async function mfaTrend(
  viewer: Viewer,
  params: Place & { from: Date; to: Date },
): Promise<{ points: MfaTrendPoint[]; marks: TrendMark[] }> {
  const { points, marks } = await getTrends(viewer, params);
  return {
    marks,
    points: points.map(({ day, consoleUsers, consoleUsersWithMfa }) => ({
      day,
      consoleUsers,
      consoleUsersWithMfa,
      percent:
        consoleUsers === null || consoleUsersWithMfa === null || consoleUsers === 0
          ? null
          : Math.round((consoleUsersWithMfa / consoleUsers) * 1_000) / 10,
    })),
  };
}
