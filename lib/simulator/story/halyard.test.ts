import { beforeAll, describe, expect, it } from 'vitest';
import { keyedHash } from '../world/ids';
import { WorldTimelines } from '../world/timelines';
import type { AccountWorldState } from '../world/types';
import { storyAccounts } from './accounts';
import { halyardCollectorCredentials, halyardLinks } from './halyard-links';
import { halyardWorld } from './halyard';
import type { StoryWorld } from './story-world';
import { sweepTimes } from './sweep-times';

const END = Date.UTC(2026, 2, 4, 14, 5);
const DAY = 86_400_000;

let world: StoryWorld;
let timelines: WorldTimelines;

beforeAll(() => {
  world = halyardWorld({ seed: 'halyard', endsAt: END });
  timelines = new WorldTimelines(world);
});

function stateOf(id: string, at: number): AccountWorldState {
  const state = timelines.account(id, at);
  if (!state) throw new Error(`no account ${id}`);
  return state;
}

function fingerprint(of: StoryWorld): string {
  const events = of.accounts.map((account) => of.loadEvents(account.id));
  return keyedHash('', JSON.stringify([of.accounts, of.organization, events, of.labels])).toString('hex');
}

describe('halyardWorld', () => {
  it('gives the same bytes for the same seed and end, others for another seed', () => {
    expect(fingerprint(halyardWorld({ seed: 'halyard', endsAt: new Date(END) }))).toBe(fingerprint(world));
    expect(fingerprint(halyardWorld({ seed: 'other', endsAt: END }))).not.toBe(fingerprint(world));
  });

  it('moves as a whole with its end', () => {
    const later = halyardWorld({ seed: 'halyard', endsAt: END + 3 * DAY });
    expect(later.labels.map((label) => label.from - 3 * DAY)).toEqual(
      world.labels.map((label) => label.from),
    );
  });

  it.each(['2026-03-04T00:07:00Z', '2026-03-04T23:59:59Z', '2026-03-01T09:00:00Z', '2028-02-29T12:00:00Z'])(
    'folds whatever the time of day or week of its end: %s',
    (text) => {
      const end = Date.parse(text);
      const lines = new WorldTimelines(halyardWorld({ seed: 's', endsAt: end }));
      for (const account of Object.values(storyAccounts)) {
        expect(lines.account(account.id, end + 30 * DAY)?.roles.size).toBeGreaterThanOrEqual(account.roles);
      }
    },
  );

  it('has twelve accounts in five units under one root', () => {
    const organization = timelines.organization(END);
    expect(organization?.members.size).toBe(12);
    expect([...(organization?.ous.values() ?? [])].map((ou) => ou.name)).toEqual([
      'Root',
      'Security',
      'Infrastructure',
      'Production',
      'Non-production',
      'Sandbox',
    ]);
    expect(organization?.delegatedAdministrators.has(storyAccounts.securityAudit.id)).toBe(true);
  });

  it('names accounts by the ids of the mock pages', () => {
    const links = halyardLinks(world);
    expect(links).toHaveLength(12);
    expect(links.find((link) => link.name === 'sandbox')).toMatchObject({
      accountId: '930158847206',
      roleArn: 'arn:aws:iam::930158847206:role/RolecallReadOnly',
      ouName: 'Sandbox',
    });
    expect(new Set(links.map((link) => link.externalId)).size).toBe(12);
  });

  it('lets the collector in: its key is that of a user whom every role trusts under its own external id', () => {
    const home = stateOf(storyAccounts.securityAudit.id, END);
    const user = home.users.get(world.collector.userName);
    const { accessKeyId, secretAccessKey } = halyardCollectorCredentials(world);
    expect(user?.keys).toMatchObject([{ id: accessKeyId, secret: secretAccessKey, active: true }]);
    for (const { accountId, name, externalId } of halyardLinks(world)) {
      const trust = stateOf(accountId, END).roles.get('RolecallReadOnly')?.trust;
      expect(trust).toContain(user?.arn);
      expect(trust?.includes(externalId)).toBe(name !== 'tracking-dev');
    }
  });

  it('folds one account of about fifty identities in a blink', () => {
    const start = performance.now();
    const lines = new WorldTimelines(world);
    for (let day = 180; day >= 0; day -= 1) lines.account(storyAccounts.trackingDev.id, END - day * DAY);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('policy documents of the story', () => {
  it.each([0, 60, 180])('are valid JSON within the sizes that AWS allows, %i days before the end', (days) => {
    const size = (text: string) => {
      const parsed: unknown = JSON.parse(text);
      expect(parsed).toMatchObject({ Version: '2012-10-17' });
      return text.replaceAll(/\s/g, '').length;
    };
    for (const { id } of world.accounts) {
      const { users, groups, roles, policies } = stateOf(id, END - days * DAY);
      const limits = [
        { identities: users, most: 2048 },
        { identities: groups, most: 5120 },
        { identities: roles, most: 10_240 },
      ];
      for (const { identities, most } of limits) {
        for (const { inline, attached } of identities.values()) {
          expect([...inline.values()].reduce((sum, text) => sum + size(text), 0)).toBeLessThanOrEqual(most);
          expect(attached.length).toBeLessThanOrEqual(10);
        }
      }
      for (const { trust } of roles.values()) expect(size(trust)).toBeLessThanOrEqual(2048);
      for (const { versions } of policies.values()) {
        expect(versions.length).toBeLessThanOrEqual(5);
        for (const { document } of versions) expect(size(document)).toBeLessThanOrEqual(6144);
      }
    }
  });

  it('carry names as AWS allows them, and never more than two keys', () => {
    for (const { id } of world.accounts) {
      for (let days = 180; days >= 0; days -= 20) {
        const { users, roles } = stateOf(id, END - days * DAY);
        for (const name of [...users.keys(), ...roles.keys()]) expect(name).toMatch(/^[\w+=,.@-]{1,64}$/);
        for (const user of users.values()) expect(user.keys.length).toBeLessThanOrEqual(2);
      }
    }
  });

  it('has five kept versions of deploy-pipeline, the newest v15 with EC2', () => {
    const arn = 'arn:aws:iam::528164903772:policy/deploy-pipeline';
    const before = stateOf(storyAccounts.paymentsProd.id, END - 3 * 3_600_000).policies.get(arn);
    expect(before?.defaultVersion).toBe('v14');
    const now = stateOf(storyAccounts.paymentsProd.id, END).policies.get(arn);
    expect(now?.defaultVersion).toBe('v15');
    expect(now?.versions.map((version) => version.id)).toEqual(['v11', 'v12', 'v13', 'v14', 'v15']);
    expect(now?.versions.at(-1)?.document).toContain('ec2:*');
    expect(now?.versions.at(-2)?.document).not.toContain('ec2:*');
  });
});

describe('sweepTimes', () => {
  const times = sweepTimes(END).map((time) => time.getTime());

  it('goes every third day, then daily for ninety days, and ends at the end', () => {
    expect(times.at(-1)).toBe(END);
    expect(times).toHaveLength(30 + 91 + 1);
    expect(new Date(times[0] ?? 0).toISOString()).toBe('2025-09-05T02:00:00.000Z');
  });

  it.each([END, Date.parse('2026-03-04T03:00:00Z'), Date.parse('2026-03-04T00:30:00Z')])(
    'keeps more than four hours between sweeps, as a credential report lasts that long: end %i',
    (end) => {
      const list = sweepTimes(end).map((time) => time.getTime());
      for (const [index, time] of list.entries()) {
        if (index > 0) expect(time - (list[index - 1] ?? 0)).toBeGreaterThan(4 * 3_600_000);
      }
    },
  );
});
