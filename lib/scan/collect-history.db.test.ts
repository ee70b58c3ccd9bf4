import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLineViewer } from '@/lib/access/viewer';
import { useSimulator, type AwsUnderTest } from '@/lib/aws/testing/use-simulator';
import { disconnect } from '@/lib/db/client';
import { linkAccount } from '@/lib/db/commands/accounts/link-account';
import { getSummary, type AccountSummaryReport } from '@/lib/db/queries/summary/get-summary';
import { halyardWorld } from '@/lib/simulator/story/halyard';
import { halyardLinks } from '@/lib/simulator/story/halyard-links';
import { sweepTimes } from '@/lib/simulator/story/sweep-times';
import { truth } from '@/lib/simulator/story/truth';
import { collectHistory } from './collect-history';
import { openHistoryLane } from './history-lane';

const end = new Date('2026-03-04T14:05:00Z');
const world = halyardWorld({ seed: 'truth', endsAt: end });
const all = sweepTimes(end);
/** The end, and three past sweeps that lie far apart. */
const times = [all[20], all[60], all[100], all.at(-1)].filter((time): time is Date => time !== undefined);
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
  expect(result).toMatchObject({ sweeps: times.length, snapshots: times.length * accountIds.length });
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

describe('report summary against what the story planted', () => {
  it.each(times.map((time) => time.toISOString()))('is exact as of %s', async (time) => {
    const { accounts } = await getSummary(commandLineViewer, { at: { kind: 'past', at: new Date(time) } });
    expect(accounts).toHaveLength(12);
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
