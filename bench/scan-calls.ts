import { collectAccount } from '@/lib/aws/collect-account';
import { historyTiming } from '@/lib/aws/collect/stage-context';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import { printTable } from './print-table';
import { scanInput, startBenchAws, storyEnd } from './simulated-aws';

const entitiesPerPage = 46;
const hour = 3_600_000;

/** The worker's pace, at a rate that is never waited for. */
const unbounded = { perSecond: 1e6, burst: 1e6 };
const limits = { iam: unbounded, lastAccessed: unbounded, other: unbounded };

/** Calls that the reference allows without advisor: base, detail pages (`aws-data.md` 10) and what trails and providers add. */
function allowedCalls(snapshot: AccountSnapshot): number {
  const size = (['users', 'groups', 'roles', 'policies'] as const).reduce(
    (sum, name) => sum + (valueOf<readonly unknown[]>(snapshot[name])?.length ?? 0),
    0,
  );
  const trails = valueOf(snapshot.trails)?.length ?? 0;
  const providers = (valueOf(snapshot.otherCredentials)?.providers ?? []).filter(
    ({ kind }) => kind === 'oidc',
  ).length;
  const assumeAndRoles = 2;
  return 18 + providers + 2 * trails + Math.ceil(size / entitiesPerPage) + assumeAndRoles;
}

/**
 * Calls and seconds of a first scan and of the scheduled one six hours later, when nothing changed: at the worker's pace
 * but without waiting, so the seconds are what our own code and the simulator cost on this machine.
 */
export async function measureCalls(): Promise<void> {
  const { simulator, links } = await startBenchAws();
  const rows: (string | number)[][] = [];
  for (const link of links) {
    simulator.control.simulation.clock.set(Date.parse(storyEnd));
    const first = await timed(() => collectAccount(scanInput(link, { limits }), historyTiming));
    if (!first.result) continue;
    const later = new Date(Date.parse(storyEnd) + 6 * hour);
    simulator.control.simulation.clock.set(later.getTime());
    const before = simulator.control.simulation.log.since(0).at(-1)?.sequence ?? 0;
    const { snapshot, organization: previousOrganization } = first.result;
    const again = await timed(() =>
      collectAccount(
        scanInput(link, { previous: snapshot, previousOrganization, takenAt: later.toISOString(), limits }),
        historyTiming,
      ),
    );
    const advisor = simulator.control.simulation.log
      .since(before)
      .filter((entry) => entry.operation.includes('ServiceLastAccessed')).length;
    const calls = again.result?.calls ?? 0;
    rows.push([
      link.name,
      first.result.calls,
      first.seconds,
      calls,
      advisor,
      again.seconds,
      allowedCalls(snapshot),
    ]);
  }
  printTable(['account', 'first, calls', 's', 're-scan, calls', 'advisor', 's', 'allowed'], rows);
  await simulator.close();
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T | null; seconds: number }> {
  const begin = performance.now();
  // An account that cannot be entered (the story breaks one link) has nothing to measure.
  const result = await work().catch(() => null);
  return { result, seconds: Number(((performance.now() - begin) / 1_000).toFixed(2)) };
}
