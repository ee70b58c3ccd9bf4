import { beforeAll, describe, expect, it } from 'vitest';
import { storyAccounts } from './accounts';
import { halyardWorld } from './halyard';
import type { StoryWorld } from './story-world';
import { truth } from './truth';
import type { AccountTruth } from './truth';

const END = Date.UTC(2026, 2, 4, 14, 5);
const DAY = 86_400_000;

let world: StoryWorld;

beforeAll(() => {
  world = halyardWorld({ seed: 'halyard', endsAt: END });
});

const at = (daysBefore: number) => truth(world, END - daysBefore * DAY).accounts;

function sum(accounts: AccountTruth[], pick: (account: AccountTruth) => number): number {
  return accounts.reduce((total, account) => total + pick(account), 0);
}

function one(accounts: AccountTruth[], name: string): AccountTruth {
  const found = accounts.find((account) => account.name === name);
  if (!found) throw new Error(`no account ${name}`);
  return found;
}

const coverage = (accounts: AccountTruth[]) =>
  (100 * sum(accounts, (account) => account.consoleUsersWithMfa)) /
  sum(accounts, (account) => account.consoleUsers);

const names = (identities: { name: string }[]) => identities.map(({ name }) => name);

describe('truth at the end', () => {
  it('has the figures of the mock pages', () => {
    const accounts = at(0);
    expect(sum(accounts, (account) => account.users)).toBe(118);
    expect(sum(accounts, (account) => account.roles)).toBe(486);
    expect(sum(accounts, (account) => account.groups)).toBe(31);
    expect(sum(accounts, (account) => account.consoleUsers)).toBe(64);
    expect(sum(accounts, (account) => account.consoleUsers - account.consoleUsersWithMfa)).toBe(9);
    expect(sum(accounts, (account) => account.activeKeys)).toBe(58);
    expect(sum(accounts, (account) => account.activeKeys + account.inactiveKeys)).toBe(74);
    expect(sum(accounts, (account) => account.keysOlderThan['90'])).toBe(34);
    expect(sum(accounts, (account) => account.keysNeverUsed)).toBe(5);
    expect(sum(accounts, (account) => account.keysUnusedMoreThan['45'])).toBe(14);
    expect(sum(accounts, (account) => account.passwordsUnusedMoreThan['45'])).toBe(11);
    expect(sum(accounts, (account) => account.usersWithTwoActiveKeys)).toBe(8);
  });

  it('knows who is an administrator', () => {
    const accounts = at(0);
    expect(names(one(accounts, 'sandbox').adminUsers)).toEqual(['a.novak', 't.lindqvist']);
    expect(names(one(accounts, 'shared-services').adminUsers)).toEqual([
      'e.sorensen',
      'h.brandt',
      'legacy-admin',
    ]);
    expect(names(one(accounts, 'payments-prod').adminUsers)).toEqual(['ops-breakglass']);
    expect(names(one(accounts, 'data-platform').adminUsers)).toEqual(['dba-tools']);
    expect(names(one(accounts, 'data-platform').adminRoles)).toContain('etl-runner');
    expect(names(one(accounts, 'tracking-dev').adminRoles)).not.toContain('preview-environments');
    expect(names(one(accounts, 'shared-services').adminRoles)).not.toContain('emergency-operator');
  });

  it('knows root: a key in web-prod, no MFA in sandbox, nothing at all in most members', () => {
    const accounts = at(0);
    expect(one(accounts, 'web-prod').root).toEqual({
      mfaActive: true,
      activeKeys: 1,
      passwordEnabled: true,
      passwordLastUsed: '2026-02-11T16:40:00.000Z',
    });
    expect(one(accounts, 'sandbox').root).toMatchObject({ mfaActive: false, passwordEnabled: true });
    expect(accounts.filter((account) => !account.root.passwordEnabled)).toHaveLength(7);
  });

  it('says what the collector may not read', () => {
    const accounts = at(0);
    expect(one(accounts, 'network').unreadable).toContain('consoleUsers');
    expect(one(accounts, 'web-prod').unreadable).toEqual([]);
    expect(one(accounts, 'tracking-dev').reachable).toBe(false);
    expect(one(at(2), 'tracking-dev').reachable).toBe(true);
    expect(one(at(20), 'network').unreadable).toEqual([]);
  });
});

describe('truth over time', () => {
  it('covers half of the console users with MFA at first, 86 of 100 at the end', () => {
    expect(coverage(at(180))).toBeCloseTo(50.8, 0);
    expect(coverage(at(90))).toBeGreaterThan(60);
    expect(coverage(at(90))).toBeLessThan(78);
    expect(coverage(at(0))).toBeCloseTo(85.9, 0);
  });

  it('has fewer stale keys from month to month', () => {
    const old = [180, 90, 28, 0].map((days) => sum(at(days), (account) => account.keysOlderThan['90']));
    expect(old).toEqual([...old].sort((a, b) => b - a));
  });

  it('lets h.brandt become an administrator on the last day, and g.petrov and m.duarte cease', () => {
    const admins = (days: number, account: string) => names(one(at(days), account).adminUsers);
    expect(admins(1, 'shared-services')).not.toContain('h.brandt');
    expect(admins(0, 'shared-services')).toContain('h.brandt');
    expect(admins(-20, 'shared-services')).not.toContain('h.brandt');
    expect(admins(60, 'shared-services')).toContain('g.petrov');
    expect(admins(30, 'shared-services')).not.toContain('g.petrov');
    expect(admins(20, 'data-platform')).toContain('m.duarte');
    expect(admins(10, 'data-platform')).not.toContain('m.duarte');
  });

  it('opens sandbox to everybody for some weeks', () => {
    const open = (days: number) => names(one(at(days), 'sandbox').rolesWithPublicTrust);
    expect(open(70)).toEqual([]);
    expect(open(45)).toEqual(['hackathon-upload', 'partner-drop']);
    expect(open(35)).toEqual(['partner-drop']);
    expect(open(20)).toEqual([]);
  });

  it('lists trusts in outside accounts, while they last', () => {
    expect(names(one(at(0), 'tracking-prod').rolesWithExternalTrust)).toEqual([
      'DatadogIntegrationRole',
      'vendor-telemetry',
    ]);
    expect(names(one(at(100), 'halyard-root').rolesWithExternalTrust)).toEqual(['audit-northgate']);
    expect(one(at(50), 'halyard-root').rolesWithExternalTrust).toEqual([]);
  });

  it('is the same whichever order it is asked in', () => {
    const first = JSON.stringify(at(120));
    at(3);
    expect(JSON.stringify(at(120))).toBe(first);
  });

  it('leaves out an account before it was opened', () => {
    expect(truth(world, END - 1600 * DAY).accounts.map((account) => account.name)).not.toContain('sandbox');
  });
});

describe('named keys of the access-key page', () => {
  const keyed: [account: string, user: string, ending: string, age: number][] = [
    [storyAccounts.paymentsProd.id, 'ci-deploy', 'W7Q3', 1146],
    [storyAccounts.paymentsProd.id, 'ci-deploy', 'Z5TE', 213],
    [storyAccounts.sandbox.id, 't.lindqvist', 'V2GM', 352],
    [storyAccounts.sandbox.id, 'a.novak', 'B7WK', 540],
    [storyAccounts.sharedServices.id, 'legacy-admin', 'K2VD', 1903],
    [storyAccounts.dataPlatform.id, 'dba-tools', 'T6NB', 701],
    [storyAccounts.dataPlatform.id, 'analytics-sync', '5MHA', 987],
    [storyAccounts.webProd.id, 'svc-mailer', 'J4CE', 655],
    [storyAccounts.paymentsProd.id, 'ops-breakglass', 'F7YN', 176],
    [storyAccounts.sharedServices.id, 'terraform-legacy', 'X3DN', 431],
    [storyAccounts.trackingDev.id, 'j.okafor', 'M4UB', 301],
    [storyAccounts.trackingProd.id, 'svc-edi-gateway', 'R3LX', 804],
  ];

  it.each(keyed)('%s %s …%s is %i days old', (account, user, ending, age) => {
    const created = world
      .loadEvents(account)
      .find((event) => event.type === 'key-created' && event.user === user && event.id?.endsWith(ending));
    expect(created && Math.floor((END - created.at) / DAY)).toBe(age);
  });
});
