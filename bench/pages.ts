import { spawn, type ChildProcess } from 'node:child_process';
import { demoPeople } from '@/lib/access/demo-people';
import { commandLineViewer } from '@/lib/access/viewer';
import { db, disconnect } from '@/lib/db/client';
import { linkAccount } from '@/lib/db/commands/accounts/link-account';
import { createPerson } from '@/lib/db/commands/people/create-person';
import { migrateDatabase } from '@/lib/db/migrate';
import { startTemporaryServer } from '@/lib/db/testing/temporary-server';
import { applyEnvironment } from '@/lib/env';
import { findFreePort } from '@/lib/installation/free-port';
import { openHistoryLane } from '@/lib/scan/history-lane';
import { generate } from '@/lib/simulator/generate/generate';
import { startSimulator } from '@/lib/simulator/server';
import { waitForWeb, webArguments } from '../scripts/supervisor/web-server';
import { printTable } from './print-table';
import { signInByForm } from './sign-in-by-form';
import { storyEnd } from './simulated-aws';

/** The estate that `ux.md` sets its budgets for: 100 accounts, 20,000 identities, 50,000 findings. */
const estate = {
  accounts: 100,
  users: 60,
  roles: 134,
  groups: 5,
  policies: 45,
  singleSignOnShare: 0.2,
  problemShare: 0.4,
};
const budgetMs = 300;
const rounds = 20;
const lists = [
  '/',
  '/findings',
  '/findings?view=flat',
  '/findings?view=flat&severity=high&page=20',
  '/identities?kind=user',
  '/identities?kind=role&sort=unused.desc',
  '/identities?kind=role&page=100',
  '/identities/keys',
  '/identities/mfa',
  '/permissions',
  '/paths',
  '/accounts',
  '/compliance',
  '/score',
  '/trends',
  '/changes',
  '/scans',
];

/**
 * Server time and size of the list pages over a large estate, which is collected from a generated organization: every
 * page asked for by HTTP with a session, one request at a time, against the production build.
 */
export async function measurePages(): Promise<void> {
  const server = await startTemporaryServer();
  await migrateDatabase(server.url);
  applyEnvironment({ DATABASE_URL: server.url, ROLECALL_LOG_LEVEL: 'silent', ROLECALL_NOW: storyEnd });
  await fill();
  printTable(['accounts', 'identities', 'open findings'], [await sizes()]);
  const port = await findFreePort();
  const address = `http://127.0.0.1:${port}`;
  const web = startWeb(port, address);
  try {
    await waitForWeb(address, 'its output', new AbortController().signal);
    const [person] = demoPeople;
    if (!person) throw new Error('The demo has no people.');
    const cookie = await signInByForm(address, person);
    const rows: (string | number)[][] = [];
    for (const path of lists) {
      rows.push([path, ...(await measurePage(address + path, cookie))]);
      process.stderr.write(`${rows.at(-1)?.join('  ')}\n`);
    }
    printTable(['page', 'median, ms', 'p95, ms', `of ${budgetMs} ms`, 'kB'], rows);
  } finally {
    web.kill('SIGTERM');
    await disconnect();
    await server.close();
  }
}

async function fill(): Promise<void> {
  const world = generate('pages', estate, Date.parse(storyEnd));
  const simulator = await startSimulator({
    world,
    clock: { mode: 'frozen', at: Date.parse(storyEnd) },
    settings: { history: true },
  });
  applyEnvironment({
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ACCESS_KEY_ID: world.collector.accessKeyId,
    AWS_SECRET_ACCESS_KEY: world.collector.secretAccessKey,
    AWS_REGION: 'us-east-1',
  });
  for (const { role, name, email, password } of demoPeople)
    await createPerson(commandLineViewer, { role, name, email, password });
  const ids = world.accounts.map(({ id }) => id);
  for (const { id, name } of world.accounts)
    await linkAccount(commandLineViewer, {
      accountId: id,
      name,
      roleArn: `arn:aws:iam::${id}:role/${world.collector.roleName}`,
      externalId: world.collector.externalId(id),
    });
  const lane = await openHistoryLane(ids);
  const [management, ...members] = ids;
  const atOnce = 8;
  const time = new Date(storyEnd);
  await lane.sweep(management ? [management] : [], time);
  for (let first = 0; first < members.length; first += atOnce)
    await lane.sweep(members.slice(first, first + atOnce), time);
  await simulator.close();
}

async function sizes(): Promise<number[]> {
  const [row] = await db().$queryRaw<{ accounts: number; identities: number; findings: number }[]>`
    select (select count(*)::int from "Account") as accounts, (select count(*)::int from "Identity") as identities,
      (select count(*)::int from "Finding" where state = 'open') as findings`;
  return row ? [row.accounts, row.identities, row.findings] : [];
}

function startWeb(port: number, address: string): ChildProcess {
  return spawn(process.execPath, webArguments('127.0.0.1', port), {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXTAUTH_SECRET: 'bench',
      NEXTAUTH_URL: address,
      ROLECALL_URL: address,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Median and p95 in milliseconds, p95 as a share of the budget, and kB of the page, its data for hydration included. */
async function measurePage(url: string, cookie: string): Promise<number[]> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const begin = performance.now();
    const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    const body = await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
    bytes = body.byteLength;
    // The first one warms up.
    if (round > 0) times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return [
    Math.round(at(0.5)),
    Math.round(at(0.95)),
    Number((at(0.95) / budgetMs).toFixed(2)),
    Math.round(bytes / 1_024),
  ];
}
