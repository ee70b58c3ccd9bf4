import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AsOf } from '@/lib/access/as-of';
import { disconnect, db } from '../client';
import { makeViewer } from '../testing/make-viewer';
import { estate, seedEstate } from '../testing/seed-estate';
import { getAccount } from './accounts/get-account';
import { listAccountOptions } from './accounts/list-account-options';
import { listAccounts } from './accounts/list-accounts';
import { countChanges, listChanges } from './changes/list-changes';
import { getFinding } from './findings/get-finding';
import { findingFacets } from './findings/count-finding-facets';
import { groupFindings } from './findings/group-findings';
import { listFindings } from './findings/list-findings';
import { getFreshness } from './freshness/get-freshness';
import { getOverview } from './overview/get-overview';
import { countScans, listScans } from './scans/list-scans';
import { getScan } from './scans/get-scan';
import { searchEverything } from './search/search-everything';
import { getEffectiveSettings, getSettings } from './settings/get-settings';
import { getSummary } from './summary/get-summary';
import { getTrends } from './trends/get-trends';

const viewer = makeViewer('manager');
const limited = makeViewer('manager', [estate.second]);
const now: AsOf = { kind: 'now' };
const past: AsOf = { kind: 'past', at: new Date('2026-03-02T00:00:00Z') };

beforeAll(seedEstate);
afterAll(() => disconnect());

describe('findings', () => {
  it('lists the open ones, worst first, with where they stand', async () => {
    const list = await listFindings(viewer, { at: now });
    expect(
      list.rows.map(({ identityName, severity, sinceLastScan }) => [identityName, severity, sinceLastScan]),
    ).toEqual([
      ['bob', 'high', 'still'],
      ['eve', 'high', 'new'],
      ['deploy', 'low', 'new'],
    ]);
    expect(list.total).toBe(3);
  });

  it('shows the open ones of the past with their state of then', async () => {
    const list = await listFindings(viewer, { at: past });
    expect(list.rows.map(({ identityName, severity }) => [identityName, severity])).toEqual([
      ['ann', 'critical'],
      ['bob', 'high'],
    ]);
  });

  it('groups by check and counts facets that agree with the list', async () => {
    const groups = await groupFindings(viewer, { at: now, since: new Date('2026-03-02T00:00:00Z') });
    expect(groups).toMatchObject([
      { checkId: 'user-console-mfa-enabled', severity: 'high', open: 2, accounts: 2, opened: 1, resolved: 1 },
      { checkId: 'custom-check', severity: 'low', open: 1, opened: 1, resolved: 0 },
    ]);
    const facets = await findingFacets(viewer, { at: now, severity: ['low'] });
    expect(facets.severity).toMatchObject({ high: 2, low: 1 });
    expect(facets.checks).toEqual([{ checkId: 'custom-check', open: 1 }]);
    expect(facets.sinceLastScan).toEqual({ new: 1, still: 0, reopened: 0 });
  });

  it('gets one with evidence and history, in scope alone', async () => {
    const { id } = await db().finding.findFirstOrThrow({ where: { severity: 'critical' } });
    expect(await getFinding(viewer, { findingId: id, at: now })).toMatchObject({
      state: 'resolved',
      result: 'pass',
      history: [{ kind: 'resolved' }, { kind: 'opened' }],
    });
    expect(await getFinding(viewer, { findingId: id, at: past })).toMatchObject({
      state: 'open',
      result: 'fail',
    });
    await expect(getFinding(limited, { findingId: id, at: now })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(getFinding(viewer, { findingId: 'nonsense', at: now })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('accounts', () => {
  it('lists them with figures of their newest snapshot', async () => {
    const { rows, total } = await listAccounts(viewer, {
      at: now,
      sort: { column: 'worst', direction: 'desc' },
    });
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { name: 'web-prod', high: 1, open: 2, users: 3, health: 'linked', ouName: 'Web' },
      { name: 'sandbox', high: 1, open: 1, users: 1 },
    ]);
    const then = await listAccounts(viewer, { at: past });
    expect(then.rows).toMatchObject([
      { name: 'sandbox', snapshotAt: null, users: null },
      { name: 'web-prod', critical: 1, snapshotAt: new Date(estate.times[0]) },
    ]);
  });

  it('gets one, in scope alone', async () => {
    const account = await getAccount(viewer, { accountId: estate.first, at: now });
    expect(account.tree.map(({ name }) => name)).toEqual(['Root', 'Production', 'Web']);
    expect(account.tallies).toMatchObject([
      { checkId: 'custom-check', fail: 1 },
      { checkId: 'user-console-mfa-enabled', fail: 1, pass: 1 },
    ]);
    expect(account.readings?.users).toMatchObject({ state: 'skipped' });
    await expect(getAccount(limited, { accountId: estate.first, at: now })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('offers the units above the accounts that the viewer may see', async () => {
    expect((await listAccountOptions(viewer)).units.map(({ name, accounts }) => [name, accounts])).toEqual([
      ['Root', 2],
      ['Production', 1],
      ['Web', 1],
    ]);
    expect((await listAccountOptions(limited)).units.map(({ name }) => name)).toEqual(['Root']);
  });

  it('tells how fresh they are', async () => {
    const freshness = await getFreshness(viewer, {
      at: now,
      now: new Date('2026-03-04T12:30:00Z'),
      staleAfterHours: 24,
    });
    expect(freshness).toMatchObject({ accounts: 2, withoutSnapshot: 0, stale: [{ name: 'web-prod' }] });
  });
});

describe('changes, trends, overview and summary', () => {
  it('feeds changes, with their count', async () => {
    const list = await listChanges(viewer, { at: now });
    expect(list).toMatchObject({
      total: 1,
      rows: [{ event: 'mfa-added', identityName: 'ann', before: false, after: true }],
    });
    expect((await listChanges(viewer, { at: past })).total).toBe(0);
    expect((await listChanges(limited, { at: now })).total).toBe(0);
    const span = { at: now, from: new Date('2026-03-01T12:00:00Z'), to: new Date('2026-03-04T00:00:00Z') };
    expect(await countChanges(viewer, span)).toEqual([{ entityKind: 'user', field: 'mfaActive', count: 1 }]);
  });

  it('sums the last snapshot of each day, carries it for three days and then has a gap', async () => {
    const span = { from: new Date('2026-02-28T00:00:00Z'), to: new Date('2026-03-08T00:00:00Z') };
    const { points } = await getTrends(viewer, span);
    expect(points.map(({ day, users }) => [day.slice(8), users])).toEqual([
      ['28', null],
      ['01', 3],
      ['02', 3],
      ['03', 4],
      ['04', 4],
      ['05', 4],
      ['06', null],
      ['07', null],
      ['08', null],
    ]);
    expect((await getTrends(limited, span)).points.at(3)?.users).toBe(1);
  });

  it('compares the overview with a date', async () => {
    const overview = await getOverview(viewer, { at: now, compareTo: new Date('2026-03-02T00:00:00Z') });
    expect(overview.now).toMatchObject({
      accounts: 2,
      consoleUsersWithoutMfa: 2,
      open: { critical: 0, high: 2, low: 1 },
      knownPercent: 100,
    });
    expect(overview.before).toMatchObject({
      accounts: 1,
      consoleUsersWithoutMfa: 2,
      open: { critical: 1, high: 1 },
    });
    expect(overview.doTheseFirst).toMatchObject([
      { checkId: 'user-console-mfa-enabled', severity: 'high', open: 2, identities: 2, accounts: 2 },
      { checkId: 'custom-check' },
    ]);
    expect((await getOverview(viewer, { at: now, compareTo: new Date('2026-01-01') })).before).toBeNull();
  });

  it('reports per account, with names, as of a date', async () => {
    const report = await getSummary(viewer, { at: now });
    expect(report.accounts).toMatchObject([
      {
        accountId: estate.first,
        users: 3,
        adminUsers: [{ name: 'ann', arn: `arn:aws:iam::${estate.first}:user/ann` }],
        rolesWithExternalTrust: [{ name: 'deploy' }],
        rolesWithPublicTrust: [],
      },
      { accountId: estate.second },
    ]);
    expect((await getSummary(viewer, { at: past })).accounts).toMatchObject([{ consoleUsersWithMfa: 0 }]);
  });
});

describe('scans, search and settings', () => {
  it('lists scans, those under way first', async () => {
    const at = new Date('2026-03-03T12:00:00Z');
    const done = await db().scan.create({
      data: {
        accountId: estate.first,
        state: 'succeeded',
        trigger: 'schedule',
        queuedAt: at,
        startedAt: at,
        endedAt: at,
      },
    });
    const queued = await db().scan.create({
      data: {
        accountId: estate.second,
        state: 'queued',
        trigger: 'person',
        queuedAt: new Date('2026-03-01T00:00:00Z'),
      },
    });
    const list = await listScans(viewer, {});
    expect(list.rows.map(({ id }) => id)).toEqual([queued.id, done.id]);
    expect(await countScans(viewer, {})).toMatchObject({ queued: 1, succeeded: 1, failed: 0 });
    expect((await listScans(limited, {})).total).toBe(1);
    expect(await getScan(viewer, { scanId: done.id })).toMatchObject({ seconds: 0, stages: [] });
    await expect(getScan(limited, { scanId: done.id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('finds accounts, identities and findings in scope', async () => {
    expect(await searchEverything(viewer, { q: 'deploy' })).toMatchObject({
      identities: [{ name: 'deploy' }],
      accounts: [],
    });
    expect((await searchEverything(viewer, { q: '1111 1111 1111' })).accounts).toEqual([
      { id: estate.first, name: 'web-prod' },
    ]);
    expect(await searchEverything(limited, { q: 'ann' })).toEqual({
      accounts: [],
      identities: [],
      findings: [],
    });
    expect((await searchEverything(viewer, { q: 'custom' })).findings).toHaveLength(1);
  });

  it('resolves settings from the estate down to the account', async () => {
    const data = { key: 'accessKeyMaxAgeDays', updatedAt: new Date('2026-03-01'), updatedBy: 'test' };
    await db().setting.createMany({
      data: [
        { ...data, scope: 'estate', value: 60 },
        { ...data, scope: 'ou:ou-prod', value: 30 },
      ],
    });
    expect((await getEffectiveSettings(viewer)).accessKeyMaxAgeDays).toBe(60);
    expect((await getEffectiveSettings(viewer, { accountId: estate.first })).accessKeyMaxAgeDays).toBe(30);
    const setting = (await getSettings(viewer)).find(({ key }) => key === 'accessKeyMaxAgeDays');
    expect(setting).toMatchObject({
      default: 90,
      effective: 60,
      overrides: [{ scopeName: 'Estate' }, { scopeName: 'Production' }],
    });
  });
});
