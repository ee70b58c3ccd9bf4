import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { evaluateFramework, type FrameworkOutcome } from '@/lib/posture/compliance/evaluate-framework';
import type { Place } from '../../sql/seen-accounts';
import { getFrameworkById } from './list-frameworks';
import { readStandings } from './read-standings';

/** How a framework stood at one moment; the figures are null when no account had a snapshot yet. */
export interface ComplianceTrendPoint {
  at: Date;
  counts: FrameworkOutcome['counts'] | null;
  percent: number | null;
}

export interface ComplianceTrendParams extends Place {
  frameworkId: string;
  /** The moment of the last point. */
  to: Date;
  /** Days before it at which the first point stands. */
  days: number;
}

const points = 13;
const dayMs = 86_400_000;
/** Each moment is a question of its own; a few at a time leave connections to the rest of the page. */
const atOnce = 3;

/**
 * How a framework, as it is today, stood at thirteen moments evenly spread over the days: verdicts, exceptions and
 * attestations as they held then. Throws `not-found`.
 */
export async function getComplianceTrend(
  viewer: Viewer,
  { frameworkId, to, days, ...place }: ComplianceTrendParams,
): Promise<ComplianceTrendPoint[]> {
  requirePermission(viewer, 'posture:read');
  const { framework } = await getFrameworkById(viewer, frameworkId);
  const stepMs = (days * dayMs) / (points - 1);
  const moments = Array.from(
    { length: points },
    (_, index) => new Date(to.getTime() - stepMs * (points - 1 - index)),
  );
  const readPoint = async (at: Date): Promise<ComplianceTrendPoint> => {
    const { accounts, inputOf } = await readStandings(viewer, { ...place, at: { kind: 'past', at } });
    if (accounts.length === 0) return { at, counts: null, percent: null };
    const { counts, percent } = evaluateFramework(framework, inputOf(frameworkId));
    return { at, counts, percent };
  };
  const read: ComplianceTrendPoint[] = [];
  for (let first = 0; first < moments.length; first += atOnce)
    read.push(...(await Promise.all(moments.slice(first, first + atOnce).map(readPoint))));
  return read;
}
