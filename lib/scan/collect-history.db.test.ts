import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLineViewer } from '@/lib/access/viewer';
import { useSimulator, type AwsUnderTest } from '@/lib/aws/testing/use-simulator';
import { disconnect } from '@/lib/db/client';
import { linkAccount } from '@/lib/db/commands/accounts/link-account';
import { listFindings } from '@/lib/db/queries/findings/list-findings';
import { listIdentities } from '@/lib/db/queries/identities/list-identities';
import { getOverview, type OverviewFigures } from '@/lib/db/queries/overview/get-overview';
import { getSummary, type AccountSummaryReport } from '@/lib/db/queries/summary/get-summary';
import { metricNames, type MetricName } from '@/lib/db/sql/metric-fields';
import { severities } from '@/lib/posture/types';
import { halyardWorld } from '@/lib/simulator/story/halyard';
import { halyardLinks } from '@/lib/simulator/story/halyard-links';
import { sweepTimes } from '@/lib/simulator/story/sweep-times';
import { truth } from '@/lib/simulator/story/truth';
import { collectHistory } from './collect-history';
import { openHistoryLane } from './history-lane';

const end = new Date('2026-03-04T14:05:00Z');
const world = halyardWorld({ seed: 'truth', endsAt: end });
const all = sweepTimes(end);
const chosen = fc.sample(fc.shuffledSubarray(all.slice(0, -1), { minLength: 10, maxLength: 10 }), {
  seed: 20_260_304,
  numRuns: 1,
});
/** Ten past sweeps by chance, the same in each run, and the end. */
const times = [...chosen.flat().sort((a, b) => a.getTime() - b.getTime()), end];
let aws: AwsUnderTest;

beforeAll(async () => {
  aws = await useSimulator({ world, settings: { history: true } });
  const links = halyardLinks(world);
  for (const { accountId, name, roleArn, externalId } of links) {
    await linkAccount(commandLineViewer, { accountId, name, roleArn, externalId });
  }
  const accountIds = links.map((link) => link.accountId);
  const lanes = [await openHistoryLane(accountIds.slice(0, 6)), await openHistoryLane(accountIds.slice(6))];
  const result = await collectHistory({
    lanes,
    times,
    moveClock: async (to) => aws.simulator.control.simulation.clock.set(to.getTime()),
    onSweep: () => undefined,
  });
  expect(result.sweeps).toBe(times.length);
}, 600_000);

afterAll(async () => {
  await disconnect();
  await aws.close();
});

type Numbers = Record<string, unknown>;

/** Names alone, times as instants: what both sides can be compared by. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: { arn?: string }) => item.arn ?? item).sort();
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return Date.parse(value);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, comparable(member)]));
}

function planted(account: AccountSummaryReport): Numbers & { unreadable: string[] } {
  const told = truth(world, account.snapshotAt.getTime()).accounts.find(
    ({ accountId }) => accountId === account.accountId,
  );
  if (!told) throw new Error(`The story does not know ${account.accountId}.`);
  return told as unknown as Numbers & { unreadable: string[] };
}

/** Names of numbers that differ; what could not be read must be null, never a number. */
function differences(account: AccountSummaryReport): string[] {
  const { unreadable, ...expected } = planted(account);
  const got = account as unknown as Numbers;
  return Object.keys(expected)
    .filter((name) => name in got)
    .filter((name) => {
      const same = JSON.stringify(comparable(got[name])) === JSON.stringify(comparable(expected[name]));
      return !same && !(unreadable.includes(name) && isUnknown(got[name]));
    })
    .map(
      (name) =>
        `${account.name} ${name}: ${JSON.stringify(got[name])}, planted ${JSON.stringify(expected[name])}`,
    );
}

function isUnknown(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === 'object' && Object.values(value).every((member) => member === null);
}

/** Accounts that one of the sweeps could reach up to then. */
function seenBy(time: Date): string[] {
  const reached = times
    .filter((each) => each <= time)
    .flatMap((each) => truth(world, each).accounts.filter(({ reachable }) => reachable));
  return [...new Set(reached.map(({ accountId }) => accountId))].sort();
}

describe('report summary against what the story planted', () => {
  it.each(times.map((time) => time.toISOString()))('is exact as of %s', async (time) => {
    const { accounts } = await getSummary(commandLineViewer, { at: { kind: 'past', at: new Date(time) } });
    expect(accounts.map(({ accountId }) => accountId).sort()).toEqual(seenBy(new Date(time)));
    expect(accounts.flatMap(differences)).toEqual([]);
  });

  it('says unknown for the account whose credential report is refused, with the reason', async () => {
    const { accounts } = await getSummary(commandLineViewer, { at: { kind: 'now' } });
    const network = accounts.find((account) => account.name === 'network');
    expect(network?.consoleUsers).toBeNull();
    expect(network?.mfaCoveragePercent).toBeNull();
    expect(network?.unknown.map(({ why }) => why).join(' ')).toContain('GenerateCredentialReport');
  });
});

type Of = (account: AccountSummaryReport) => number | null;

/** Where a number of the strip stands in a summary, if not under its own name. */
const inSummary: Partial<Record<MetricName, Of>> = {
  keysOlderThan90: ({ keysOlderThan }) => keysOlderThan['90'],
  keysOlderThan180: ({ keysOlderThan }) => keysOlderThan['180'],
  keysOlderThan365: ({ keysOlderThan }) => keysOlderThan['365'],
  keysUnusedMoreThan45: ({ keysUnusedMoreThan }) => keysUnusedMoreThan['45'],
  keysUnusedMoreThan90: ({ keysUnusedMoreThan }) => keysUnusedMoreThan['90'],
  passwordsUnusedMoreThan45: ({ passwordsUnusedMoreThan }) => passwordsUnusedMoreThan['45'],
  passwordsUnusedMoreThan90: ({ passwordsUnusedMoreThan }) => passwordsUnusedMoreThan['90'],
  adminUsers: ({ adminUsers }) => adminUsers?.length ?? null,
  adminRoles: ({ adminRoles }) => adminRoles?.length ?? null,
  publicTrust: ({ rolesWithPublicTrust }) => rolesWithPublicTrust?.length ?? null,
  externalTrust: ({ rolesWithExternalTrust }) => rolesWithExternalTrust?.length ?? null,
  ...Object.fromEntries(severities.map((each): [string, Of] => [each, ({ findings }) => findings[each]])),
};

function sumOf(name: MetricName, accounts: readonly AccountSummaryReport[]): number | null {
  const of: Of =
    inSummary[name] ?? ((account) => (account as unknown as Record<string, number | null>)[name] ?? null);
  const known = accounts.map(of).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

/** What the story planted, in the shape of a summary; null where the summary could not know. */
function asPlanted(account: AccountSummaryReport): AccountSummaryReport {
  const { unreadable, ...told } = planted(account);
  const known = Object.entries(told).filter(([name]) => !unreadable.includes(name));
  return { ...account, ...Object.fromEntries(known) } as AccountSummaryReport;
}

function meanScoreOf(accounts: readonly AccountSummaryReport[]): number | null {
  const scores = accounts.map(({ score }) => score).filter((score) => score !== null);
  return scores.length === 0 ? null : scores.reduce((total, score) => total + score, 0) / scores.length;
}

describe('the overview against report summary and what the story planted', () => {
  it.each(times.map((time) => time.toISOString()))('has every number as of %s', async (time) => {
    const at = { kind: 'past', at: new Date(time) } as const;
    const compareTo = new Date(at.at.getTime() - 30 * 86_400_000);
    const { now, before, doTheseFirst } = await getOverview(commandLineViewer, { at, compareTo });
    const { accounts } = await getSummary(commandLineViewer, { at });
    const sums = (of: readonly AccountSummaryReport[]) =>
      Object.fromEntries(metricNames.map((name) => [name, sumOf(name, of)]));
    expect(now).toMatchObject(sums(accounts));
    expect(now).toMatchObject(sums(accounts.map(asPlanted)));
    expect(now.accounts).toBe(seenBy(at.at).length);
    expect(now.score).toBeCloseTo(meanScoreOf(accounts) ?? Number.NaN, 6);
    await expectRowsBehind(now, at);
    for (const { checkId, open } of doTheseFirst) {
      const { total } = await listFindings(commandLineViewer, { at, checkId: [checkId], size: 1 });
      expect([checkId, total]).toEqual([checkId, open]);
    }
    const then = await getOverview(commandLineViewer, { at: { kind: 'past', at: compareTo }, compareTo });
    expect(before).toEqual(then.now.accounts > 0 ? then.now : null);
  });
});

/** Numbers that the overview counts itself, against the lists that they link to. */
async function expectRowsBehind(now: OverviewFigures, at: { kind: 'past'; at: Date }): Promise<void> {
  const findings = async (filter: object) =>
    (await listFindings(commandLineViewer, { at, ...filter, size: 1 })).total;
  for (const severity of severities) {
    expect([severity, await findings({ severity: [severity] })]).toEqual([severity, now.open[severity]]);
  }
  expect(await findings({ checkId: ['access-key-unused'] })).toBe(now.staleKeys);
  expect(await findings({ checkId: ['user-console-inactive'] })).toBe(now.stalePasswords);
  const users = async (filter: object) =>
    (await listIdentities(commandLineViewer, { at, kind: ['user'], ...filter, size: 1 })).total;
  expect(await users({ mfa: ['missing'], administrator: ['full', 'equivalent'] })).toBe(
    now.administratorsWithoutMfa,
  );
  expect(now.consoleUsersWithoutMfa).toBe((now.consoleUsers ?? 0) - (now.consoleUsersWithMfa ?? 0));
}
