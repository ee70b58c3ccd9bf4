import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db, disconnect } from '../../client';
import { getFinding } from '../../queries/findings/get-finding';
import { listFindings } from '../../queries/findings/list-findings';
import { makeViewer } from '../../testing/make-viewer';
import { estate, seedEstate } from '../../testing/seed-estate';
import { triageFindings } from './triage-findings';

const analyst = makeViewer('analyst');
const idsOf = async (where: object) => (await db().finding.findMany({ where })).map(({ id }) => id);

beforeAll(seedEstate);
afterAll(() => disconnect());

describe('triageFindings', () => {
  it('moves those that are not there yet, with an event and an audit entry, and can be undone', async () => {
    const findingIds = await idsOf({ state: 'open', accountId: estate.first });
    const { changed } = await triageFindings(analyst, { findingIds, triage: 'in-review' });
    expect(changed).toEqual(expect.arrayContaining(findingIds.map((id) => ({ id, before: 'none' }))));
    const list = await listFindings(analyst, { at: { kind: 'now' }, triage: ['in-review'] });
    expect(list.rows.map(({ status }) => status)).toEqual(['in-review', 'in-review']);
    const [first = ''] = findingIds;
    const detail = await getFinding(analyst, { findingId: first, at: { kind: 'now' } });
    expect(detail.history[0]).toMatchObject({
      kind: 'triaged',
      detail: { before: 'none', after: 'in-review' },
    });
    expect(await db().auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
      action: 'finding.triage',
      target: '2 findings',
    });
    expect((await triageFindings(analyst, { findingIds, triage: 'in-review' })).changed).toEqual([]);
    expect((await triageFindings(analyst, { findingIds, triage: 'none' })).changed).toHaveLength(2);
  });

  it('moves nothing when one is resolved, unknown or out of scope', async () => {
    const open = await idsOf({ state: 'open', accountId: estate.first });
    const resolved = await idsOf({ state: 'resolved' });
    const triage = 'remediating' as const;
    await expect(
      triageFindings(analyst, { findingIds: [...open, ...resolved], triage }),
    ).rejects.toMatchObject({
      code: 'precondition',
    });
    await expect(
      triageFindings(makeViewer('analyst', [estate.second]), { findingIds: open, triage }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await db().finding.count({ where: { triage } })).toBe(0);
  });

  it('is not for managers', async () => {
    const findingIds = await idsOf({ state: 'open' });
    await expect(
      triageFindings(makeViewer('manager'), { findingIds, triage: 'in-review' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
