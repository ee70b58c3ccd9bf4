import { afterAll, describe, expect, it } from 'vitest';
import { findingStatusOf, triageStates, type FindingStanding } from '@/lib/posture/findings/finding-status';
import { db, disconnect } from '../client';
import { Prisma } from '../generated/client';
import { findingStatus } from './findings-at';

afterAll(() => disconnect());

const standings: FindingStanding[] = (['open', 'resolved'] as const).flatMap((state) =>
  [true, false].flatMap((excepted) =>
    triageStates.flatMap((triage) =>
      [true, false].map((reopened) => ({ state, excepted, triage, reopened })),
    ),
  ),
);

describe('findingStatus', () => {
  it('says in SQL what findingStatusOf says', async () => {
    const rows = standings.map(
      ({ state, excepted, triage, reopened }, index) => Prisma.sql`(${index}::int, ${state}::text,
        case when ${excepted} then 'x' end, ${triage}::text, case when ${reopened} then now() end)`,
    );
    const said = await db().$queryRaw<{ status: string }[]>`
      select ${findingStatus} as status
      from (values ${Prisma.join(rows)}) f (place, state, "exceptionId", triage, "reopenedAt") order by f.place`;
    expect(said.map(({ status }) => status)).toEqual(standings.map(findingStatusOf));
  });
});
