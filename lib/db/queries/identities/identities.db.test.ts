import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AsOf } from '@/lib/access/as-of';
import { disconnect, db } from '../../client';
import { makeViewer } from '../../testing/make-viewer';
import { estate, seedEstate } from '../../testing/seed-estate';
import { getIdentity } from './get-identity';
import { identityTimeline } from './identity-timeline';
import { countIdentities, listIdentities } from './list-identities';
import { listKeys } from '../keys/list-keys';
import { summarizeKeys } from '../keys/summarize-keys';
import { listMfaUsers } from '../mfa/list-mfa-users';
import { mfaCoverage } from '../mfa/mfa-coverage';
import { countPermissionFacets } from '../permissions/count-permission-facets';
import { getPermissionDetail } from '../permissions/get-permission-detail';
import { listGrants } from '../permissions/list-grants';
import { listPermissions } from '../permissions/list-permissions';
import { summarizePermissions } from '../permissions/summarize-permissions';

const viewer = makeViewer('manager');
const limited = makeViewer('manager', [estate.second]);
const nobody = makeViewer('manager', []);
const now: AsOf = { kind: 'now' };
const past: AsOf = { kind: 'past', at: new Date('2026-03-02T00:00:00Z') };
const before: AsOf = { kind: 'past', at: new Date('2026-02-01T00:00:00Z') };
const names = (list: { rows: { name: string }[] }) => list.rows.map(({ name }) => name);
const identityId = async (name: string) => (await db().identity.findFirstOrThrow({ where: { name } })).id;

beforeAll(seedEstate);
afterAll(() => disconnect());

describe('identities', () => {
  it('lists, counts and sorts by name', async () => {
    const list = await listIdentities(viewer, { at: now });
    expect(names(list)).toEqual(['ann', 'bob', 'deploy', 'eve', 'ops', 'robot']);
    expect(list.total).toBe(6);
    expect(await countIdentities(viewer, { at: now })).toEqual({ user: 4, group: 1, role: 1, root: 0 });
  });

  it('shows figures with ages at the snapshot', async () => {
    const list = await listIdentities(viewer, { at: now, q: 'bob' });
    expect(list.rows[0]).toMatchObject({
      activeKeys: 2,
      oldestKeyDays: 91,
      idleDays: 3,
      openFindings: 1,
      worstSeverity: 'high',
      accountName: 'web-prod',
      snapshotAt: new Date(estate.times[1]),
    });
  });

  it.each([
    ['noMfa', { noMfa: true }, ['bob', 'eve']],
    ['console', { console: true }, ['ann', 'bob', 'eve']],
    ['keyOlderThanDays', { keyOlderThanDays: 90 }, ['bob']],
    ['keyOlderThanDays at its edge', { keyOlderThanDays: 91 }, []],
    ['inactiveMoreThanDays', { inactiveMoreThanDays: 45 }, ['ann', 'deploy', 'eve', 'robot']],
    ['administrator', { administrator: ['full' as const] }, ['ann']],
    ['externalTrust', { externalTrust: true }, ['deploy']],
    ['consoleAndKeys', { consoleAndKeys: true }, ['bob']],
    ['unusedServices', { unusedServices: true }, ['deploy']],
    ['kind', { kind: ['role' as const] }, ['deploy']],
    ['account', { accountId: estate.second }, ['eve']],
    ['unit and below', { ouId: 'ou-prod' }, ['ann', 'bob', 'deploy', 'ops', 'robot']],
    ['text with a wildcard in it', { q: 'a%n' }, []],
    ['ARN', { q: 'role/deploy' }, ['deploy']],
  ])('filters by %s', async (_what, filter, expected) => {
    const list = await listIdentities(viewer, { at: now, ...filter });
    expect(names(list)).toEqual(expected);
    expect(list.total).toBe(expected.length);
  });

  it('pages without overlap and sorts by a computed column', async () => {
    const sort = { column: 'oldestKeyDays', direction: 'desc' } as const;
    const one = await listIdentities(viewer, { at: now, sort, page: 1, size: 4 });
    const two = await listIdentities(viewer, { at: now, sort, page: 2, size: 4 });
    expect(names(one).slice(0, 2)).toEqual(['bob', 'robot']);
    expect(new Set([...names(one), ...names(two)]).size).toBe(6);
  });

  it('shows the past as it was, and nothing before the first snapshot', async () => {
    expect(names(await listIdentities(viewer, { at: past, noMfa: true }))).toEqual(['ann', 'bob']);
    expect((await listIdentities(viewer, { at: before })).total).toBe(0);
  });

  it('keeps to the scope', async () => {
    expect(names(await listIdentities(limited, { at: now }))).toEqual(['eve']);
    expect((await listIdentities(nobody, { at: now })).total).toBe(0);
    await expect(
      getIdentity(limited, { identityId: await identityId('ann'), at: now }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('gets one with groups, credentials, grants, trust and findings', async () => {
    const ann = await getIdentity(viewer, { identityId: await identityId('ann'), at: now });
    expect(ann).toMatchObject({
      groups: [{ name: 'ops', id: await identityId('ops') }],
      administrator: 'full',
      findings: [],
    });
    const ops = await getIdentity(viewer, { identityId: await identityId('ops'), at: now });
    expect(ops.members).toMatchObject([{ name: 'ann' }]);
    const bob = await getIdentity(viewer, { identityId: await identityId('bob'), at: now });
    expect(bob.credentials).toMatchObject([
      { key: 'AKIAOLD', ageDays: 91, idleDays: 3, service: 's3' },
      { key: 'AKIAEDGE', ageDays: 89, lastUsedAt: null },
    ]);
    expect(bob.findings).toMatchObject([{ checkId: 'user-console-mfa-enabled', openDays: 2 }]);
    const deploy = await getIdentity(viewer, { identityId: await identityId('deploy'), at: now });
    expect(deploy.trust).toMatchObject([{ principal: '999999999999', external: true }]);
    expect(deploy.grants.map(({ service, state }) => [service, state])).toEqual([
      ['s3', 'used'],
      ['ec2', 'unused'],
      ['rds', 'unused'],
    ]);
  });

  it('tells a timeline', async () => {
    const { events } = await identityTimeline(viewer, { identityId: await identityId('ann'), at: now });
    expect(events.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      'change mfaActive',
      'finding resolved',
      'finding opened',
      'fact created',
      'fact password-changed',
    ]);
  });
});

describe('keys and MFA', () => {
  it('ranks keys by risk, and counts agree with the list', async () => {
    const list = await listKeys(viewer, { at: now });
    expect(list.rows.map(({ accessKeyId }) => accessKeyId)).toEqual(['AKIAEDGE', 'AKIAOLD', 'AKIANEW']);
    const summary = await summarizeKeys(viewer, { at: now, limits: { olderThanDays: 90, idleDays: 45 } });
    expect(summary).toMatchObject({
      active: 3,
      holders: 2,
      holdersOfTwo: 1,
      olderThan: 1,
      idle: 1,
      idleNeverUsed: 1,
    });
    expect(summary.buckets.map(({ keys }) => keys)).toEqual([1, 1, 1, 0, 0, 0]);
    expect((await listKeys(viewer, { at: now, olderThanDays: 90 })).total).toBe(summary.olderThan);
    expect((await listKeys(viewer, { at: now, stale: { olderThanDays: 90, idleDays: 45 } })).total).toBe(2);
    expect((await listKeys(limited, { at: now })).total).toBe(0);
  });

  it('measures coverage by account, and lists those without', async () => {
    const coverage = await mfaCoverage(viewer, { at: now });
    expect(coverage).toMatchObject({ consoleUsers: 3, consoleUsersWithMfa: 1, percent: 33.33 });
    expect((await listMfaUsers(viewer, { at: now, mfa: false })).rows.map(({ name }) => name)).toEqual([
      'bob',
      'eve',
    ]);
    expect((await mfaCoverage(viewer, { at: past })).consoleUsersWithMfa).toBe(0);
  });
});

describe('permissions', () => {
  it('counts granted, used and unused services alike in list and sum', async () => {
    const list = await listPermissions(viewer, { at: now });
    expect(list.rows).toMatchObject([{ name: 'deploy', granted: 3, used: 1, unused: 2 }]);
    expect(await summarizePermissions(viewer, { at: now })).toMatchObject({
      judged: 1,
      halfUnused: 1,
      granted: 3,
      unused: 2,
    });
    expect(await listGrants(viewer, { identityId: await identityId('deploy'), at: now })).toHaveLength(3);
    expect(await listGrants(limited, { identityId: await identityId('deploy'), at: now })).toEqual([]);
  });

  it('counts beside each filter what the filter would leave', async () => {
    const facets = await countPermissionFacets(viewer, { at: now, kind: ['user'] });
    expect(facets).toMatchObject({ kind: { user: 0, role: 1, group: 0 }, halfUnused: 0, noneUsed: 0 });
    const open = await countPermissionFacets(viewer, { at: now });
    expect(open.halfUnused).toBe((await listPermissions(viewer, { at: now, halfUnused: true })).total);
    expect(open.noneUsed).toBe((await listPermissions(viewer, { at: now, noneUsed: true })).total);
    for (const { service, identities } of open.services)
      expect((await listPermissions(viewer, { at: now, services: [service] })).total).toBe(identities);
  });

  it('sets what one identity is granted against what it used, used services first', async () => {
    const asked = { identityId: await identityId('deploy'), at: now, states: [], page: 1, size: 20 };
    const detail = await getPermissionDetail(viewer, asked);
    const { used, idle, never, 'not-tracked': notTracked } = detail.services;
    expect([used, idle + never, used + idle + never + notTracked]).toEqual([1, 2, 3]);
    expect(detail.rows[0]?.state).toBe('used');
    expect((await getPermissionDetail(viewer, { ...asked, states: ['used'] })).total).toBe(1);
    await expect(getPermissionDetail(limited, asked)).rejects.toMatchObject({ code: 'not-found' });
    await expect(getPermissionDetail(viewer, { ...asked, identityId: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
