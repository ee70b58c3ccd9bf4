import { collectAccount } from '@/lib/aws/collect-account';
import type { RateLimits } from '@/lib/aws/types';
import { printTable } from './print-table';
import { scanInput, startBenchAws } from './simulated-aws';

/** The simulator's `aws` profile: IAM 10/s burst 20 over all operations, advisor jobs 3/s burst 10, others at least 3/s. */
const simulated = { iam: { rate: 10, burst: 20 }, jobs: { rate: 3, burst: 10 } } as const;
const share = 0.95;

const limits: RateLimits = {
  iam: { perSecond: simulated.iam.rate * share, burst: simulated.iam.burst * share },
  lastAccessed: { perSecond: simulated.jobs.rate * share, burst: simulated.jobs.burst * share },
  other: { perSecond: 5 * share, burst: 5 },
};

/** Seconds that nobody can beat: what is over the burst, at the simulator's own rate. */
function floorSeconds(calls: number, { rate, burst }: { rate: number; burst: number }): number {
  return Math.max(0, calls - burst) / rate;
}

/** Scan time against the floor that the simulator's throttle sets, with our limiter at 95 % of its rates. */
export async function measureThrottledScan(): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const name of ['log-archive', 'sandbox', 'payments-prod']) {
    const { simulator, links } = await startBenchAws({ throttleProfile: 'aws' });
    const link = links.find((each) => each.name === name);
    if (!link) throw new Error(`The story has no account ${name}.`);
    const begin = performance.now();
    const { calls, throttles } = await collectAccount(scanInput(link, { limits }));
    const seconds = (performance.now() - begin) / 1_000;
    const operations = simulator.control.simulation.log.since(0).filter((entry) => entry.service === 'iam');
    const jobs = operations.filter((entry) =>
      entry.operation.startsWith('GenerateServiceLastAccessed'),
    ).length;
    const floor = Math.max(
      floorSeconds(operations.length - jobs, simulated.iam),
      floorSeconds(jobs, simulated.jobs),
    );
    rows.push([
      name,
      calls,
      throttles,
      Number(seconds.toFixed(1)),
      Number(floor.toFixed(1)),
      Number((seconds / floor).toFixed(2)),
    ]);
    await simulator.close();
  }
  printTable(['account', 'calls', 'throttles', 'seconds', 'floor', 'ratio'], rows);
}
