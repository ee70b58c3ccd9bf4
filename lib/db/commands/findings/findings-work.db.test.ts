import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db, disconnect } from '../../client';
import { findingFacets } from '../../queries/findings/count-finding-facets';
import { getFinding } from '../../queries/findings/get-finding';
import { listFindings } from '../../queries/findings/list-findings';
import { makeViewer } from '../../testing/make-viewer';
import { estate, seedEstate } from '../../testing/seed-estate';
import { commentFinding } from './comment-finding';
import { restoreFindings } from './restore-findings';
import { setFindingsOwner } from './set-findings-owner';
import { triageFindings } from './triage-findings';

const analyst = makeViewer('analyst');
const manager = makeViewer('manager');
const elsewhere = makeViewer('analyst', [estate.second]);
const now = { kind: 'now' } as const;
const lastAudit = () => db().auditEntry.findFirst({ orderBy: { id: 'desc' } });
const openIds = async () =>
  (
    await db().finding.findMany({ where: { state: 'open', accountId: estate.first }, orderBy: { id: 'asc' } })
  ).map(({ id }) => id);

beforeAll(seedEstate);
afterAll(() => disconnect());

describe('setFindingsOwner', () => {
  it('makes somebody answer for findings, whoever the place names otherwise', async () => {
    const setting = { key: 'owner', updatedAt: new Date(), updatedBy: 'test' };
    await db().setting.createMany({
      data: [
        { ...setting, scope: 'estate', value: 'security' },
        { ...setting, scope: 'ou:ou-prod', value: 'production' },
        { ...setting, scope: `account:${estate.second}`, value: 'sandboxers' },
      ],
    });
    const list = await listFindings(analyst, { at: now, sort: { column: 'owner', direction: 'asc' } });
    expect(list.rows.map(({ identityName, owner, ownerFrom }) => [identityName, owner, ownerFrom])).toEqual([
      ['bob', 'production', 'place'],
      ['deploy', 'production', 'place'],
      ['eve', 'sandboxers', 'place'],
    ]);
    const findingIds = await openIds();
    const { changed } = await setFindingsOwner(analyst, { findingIds, owner: ' team-b ' });
    expect(changed).toEqual(findingIds.map((id) => ({ id, before: null })));
    expect(await lastAudit()).toMatchObject({
      action: 'finding.assign',
      target: '2 findings',
      after: { owner: 'team-b' },
    });
    expect((await setFindingsOwner(analyst, { findingIds, owner: 'team-b' })).changed).toEqual([]);
    const owned = await listFindings(analyst, { at: now, owner: ['team-b'] });
    expect(owned.rows.map(({ ownerFrom }) => ownerFrom)).toEqual(['set', 'set']);
    expect((await findingFacets(analyst, { at: now, owner: ['team-b'] })).owners).toEqual([
      { owner: 'team-b', open: 2 },
      { owner: 'sandboxers', open: 1 },
    ]);
    expect((await listFindings(analyst, { at: now, unowned: true })).total).toBe(0);
    // Before anybody did so: of the past, the owner by hand comes from the events.
    const past = { kind: 'past', at: new Date(estate.times[2]) } as const;
    expect((await listFindings(analyst, { at: past, owner: ['team-b'] })).total).toBe(0);
  });

  it('takes the tag of the identity before the place, at the time shown', async () => {
    const past = { kind: 'past', at: new Date(estate.times[0]) } as const;
    const list = await listFindings(analyst, { at: past, owner: ['team-a'] });
    expect(list.rows).toMatchObject([{ identityName: 'ann', owner: 'team-a', ownerFrom: 'tag' }]);
  });

  it('is not for managers, nor for findings elsewhere', async () => {
    const findingIds = await openIds();
    await expect(setFindingsOwner(manager, { findingIds, owner: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(setFindingsOwner(elsewhere, { findingIds, owner: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await db().finding.count({ where: { owner: 'x' } })).toBe(0);
  });
});

describe('restoreFindings', () => {
  it('undoes a step over several findings at once', async () => {
    const [first = '', second = ''] = await openIds();
    await triageFindings(analyst, { findingIds: [second], triage: 'in-review' });
    const triaged = await triageFindings(analyst, { findingIds: [first, second], triage: 'remediating' });
    const owned = await setFindingsOwner(analyst, { findingIds: [first], owner: 'team-c' });
    const undone = await restoreFindings(analyst, {
      findings: triaged.changed.map(({ id, before }) => ({ id, triage: before })),
    });
    expect(undone).toEqual({ restored: 2 });
    await restoreFindings(analyst, {
      findings: owned.changed.map(({ id, before }) => ({ id, owner: before })),
    });
    expect(await db().finding.findMany({ where: { id: { in: [first, second] } }, orderBy: { id: 'asc' } }))
      // In the order of the ids.
      .toMatchObject([
        { triage: 'none', owner: 'team-b' },
        { triage: 'in-review', owner: 'team-b' },
      ]);
    expect(await lastAudit()).toMatchObject({ action: 'finding.undo', target: first });
    const { history } = await getFinding(analyst, { findingId: first, at: now });
    expect(history.map(({ kind, detail }) => [kind, detail?.after])).toEqual(
      expect.arrayContaining([
        ['owner-set', 'team-b'],
        ['owner-set', 'team-c'],
        ['triaged', 'none'],
      ]),
    );
    expect(await restoreFindings(analyst, { findings: [{ id: first, triage: 'none' }] })).toEqual({
      restored: 0,
    });
  });

  it('is not for managers, nor for findings elsewhere', async () => {
    const findings = [{ id: (await openIds())[0] ?? '', triage: 'remediating' as const }];
    await expect(restoreFindings(manager, { findings })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(restoreFindings(elsewhere, { findings })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('commentFinding', () => {
  it('adds to the history, with an audit entry', async () => {
    const [findingId = ''] = await openIds();
    await commentFinding(analyst, { findingId, text: '  Ann is on it.  ' });
    const { history } = await getFinding(analyst, { findingId, at: now });
    expect(history[0]).toMatchObject({
      kind: 'commented',
      detail: { text: 'Ann is on it.' },
      personName: analyst.name,
    });
    expect(await lastAudit()).toMatchObject({ action: 'finding.comment', target: findingId });
  });

  it('is not for managers, nor for findings elsewhere, nor empty', async () => {
    const [findingId = ''] = await openIds();
    await expect(commentFinding(manager, { findingId, text: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(commentFinding(elsewhere, { findingId, text: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(commentFinding(analyst, { findingId, text: ' ' })).rejects.toThrow('Write something.');
  });
});
