import { commandLineViewer } from '../../lib/access/viewer';
import { linkAccount } from '../../lib/db/commands/accounts/link-account';
import { createPerson } from '../../lib/db/commands/people/create-person';
import { env } from '../../lib/env';
import { isAppError } from '../../lib/errors';
import { collectHistory } from '../../lib/scan/collect-history';
import { openHistoryLane, type HistoryLane } from '../../lib/scan/history-lane';
import { halyardWorld } from '../../lib/simulator/story/halyard';
import { halyardLinks } from '../../lib/simulator/story/halyard-links';
import { sweepTimes } from '../../lib/simulator/story/sweep-times';
import { demoPeople } from '../../lib/access/demo-people';
import type { FillMessage } from './fill';
import { startLaneProcess } from './lane-process';
import { moveSimulatedClock } from './simulated-aws';

/** Fills the demo's database: people, linked accounts, and their history through the real collector. */
async function fill(seed: string, endsAt: Date): Promise<void> {
  const links = halyardLinks(halyardWorld({ seed, endsAt: endsAt.getTime() }));
  for (const { role, name, email, password } of demoPeople) {
    await unlessThere(createPerson(commandLineViewer, { role, name, email, password }));
  }
  for (const { accountId, name, roleArn, externalId } of links) {
    await unlessThere(linkAccount(commandLineViewer, { accountId, name, roleArn, externalId }));
  }
  const url = env().AWS_ENDPOINT_URL ?? '';
  const result = await collectHistory({
    lanes: await openLanes(links.map((link) => link.accountId)),
    times: sweepTimes(endsAt).slice(-env().ROLECALL_DEMO_SWEEPS),
    moveClock: (to) => moveSimulatedClock(url, to),
    onSweep: (done, total) => send({ kind: 'progress', done, total }),
  });
  await moveSimulatedClock(url, 'present');
  send({ kind: 'filled', snapshots: result.snapshots, calls: result.calls });
}

/** Two processes share the accounts: one alone would leave a core idle. The management account is the first. */
async function openLanes(accountIds: readonly string[]): Promise<HistoryLane[]> {
  const share = (lane: number) => accountIds.filter((_, index) => index % 2 === lane);
  return Promise.all([openHistoryLane(share(0)), startLaneProcess(share(1))]);
}

/** An interrupted fill goes on where it was. */
async function unlessThere(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isAppError(error) || error.code !== 'conflict') throw error;
  }
}

function send(message: FillMessage): void {
  process.send?.(message);
}

const [seed = '', endsAt = ''] = process.argv.slice(2);
await fill(seed, new Date(endsAt));
process.exit(0);
