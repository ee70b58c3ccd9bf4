import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AsOf } from '@/lib/access/as-of';
import { disconnect } from '../../client';
import { makeViewer } from '../../testing/make-viewer';
import { estate, seedEstate } from '../../testing/seed-estate';
import { countKeyFacets, type KeyFacetChoice } from '../keys/count-key-facets';
import { listKeys } from '../keys/list-keys';
import { countIdentityFacets, type FacetChoice } from './count-identity-facets';
import { countIdentityTabs } from './count-identity-tabs';
import { listIdentities } from './list-identities';

const viewer = makeViewer('manager');
const limited = makeViewer('manager', [estate.second]);
const moments: [string, AsOf][] = [
  ['now', { kind: 'now' }],
  ['then', { kind: 'past', at: new Date('2026-03-02T00:00:00Z') }],
];

const choices: FacetChoice[] = [
  { facet: 'mfa', value: 'missing', filter: { mfa: ['missing'] } },
  { facet: 'mfa', value: 'active', filter: { mfa: ['active'] } },
  { facet: 'mfa', value: 'unknown', filter: { mfa: ['unknown'] } },
  { facet: 'signIn', value: 'password', filter: { signIn: ['password'] } },
  { facet: 'signIn', value: 'keys', filter: { signIn: ['keys'] } },
  { facet: 'signIn', value: 'both', filter: { signIn: ['both'] } },
  { facet: 'keyAge', value: '90', filter: { keyOlderThanDays: 90 } },
  { facet: 'idle', value: '45', filter: { inactiveMoreThanDays: 45 } },
  { facet: 'administrator', value: 'full', filter: { administrator: ['full'] } },
  { facet: 'trust', value: 'external', filter: { trust: ['external'] } },
  { facet: 'trust', value: 'public', filter: { trust: ['public'] } },
];

const keyChoices: KeyFacetChoice[] = [
  { facet: 'status', value: 'Active', filter: { status: ['Active'] } },
  { facet: 'status', value: 'Inactive', filter: { status: ['Inactive'] } },
  { facet: 'age', value: '91-180', filter: { ages: [{ from: 91, to: 180 }] } },
  { facet: 'age', value: '731-', filter: { ages: [{ from: 731, to: null }] } },
  { facet: 'olderThan', value: '90', filter: { olderThanDays: 90 } },
  { facet: 'idle', value: '45', filter: { idleFromDays: 45 } },
  { facet: 'use', value: 'never', filter: { neverUsed: true } },
  { facet: 'administrator', value: 'none', filter: { administrator: ['none'] } },
];

beforeAll(seedEstate);
afterAll(() => disconnect());

describe.each(moments)('counts of facets, %s', (_name, at) => {
  it('equal the identities that each choice leaves, with the other facets as chosen', async () => {
    const chosen = { mfa: { mfa: ['missing' as const] } };
    const counts = await countIdentityFacets(viewer, { at, base: { kind: ['user'] }, chosen, choices });
    for (const { facet, value, filter } of choices) {
      const others = facet === 'mfa' ? {} : chosen.mfa;
      const { total } = await listIdentities(viewer, { at, kind: ['user'], ...others, ...filter });
      expect([facet, value, counts[facet][value]]).toEqual([facet, value, total]);
    }
    expect(counts.mfa.missing).toBeGreaterThan(0);
  });

  it('equal the keys that each choice leaves', async () => {
    const chosen = { status: { status: ['Active' as const] } };
    const counts = await countKeyFacets(viewer, { at, base: {}, chosen, choices: keyChoices });
    for (const { facet, value, filter } of keyChoices) {
      const others = facet === 'status' ? {} : chosen.status;
      const { total } = await listKeys(viewer, { at, ...others, ...filter });
      expect([facet, value, counts[facet][value]]).toEqual([facet, value, total]);
    }
  });

  it('equal the lists behind the tabs', async () => {
    const tabs = await countIdentityTabs(viewer, { at });
    expect(tabs.all).toBe((await listIdentities(viewer, { at })).total);
    expect(tabs.role).toBe((await listIdentities(viewer, { at, kind: ['role'] })).total);
    expect(tabs.keys).toBe((await listKeys(viewer, { at })).total);
  });
});

it('stays within the accounts that the viewer may see', async () => {
  const at: AsOf = { kind: 'now' };
  const [whole, part] = [await countIdentityTabs(viewer, { at }), await countIdentityTabs(limited, { at })];
  expect(part.accounts).toBe(1);
  expect(part.all).toBeLessThan(whole.all);
});
