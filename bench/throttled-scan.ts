import { collectAccount } from '@/lib/aws/collect-account';
import { politeTiming } from '@/lib/aws/collect/stage-context';
import type { RateLimits } from '@/lib/aws/types';
import type { LogEntry } from '@/lib/simulator/control/request-log';
import { bucketOf, type BucketOfRequest } from '@/lib/simulator/control/throttle';
import { isServiceId } from '@/lib/simulator/wire/services';
import { printTable } from './print-table';
import { scanInput, startBenchAws } from './simulated-aws';

/** The simulator's `aws` profile: IAM 10/s burst 20 over all operations, advisor jobs 3/s burst 10, others at least 5/s. */
const simulated = {
  iam: { rate: 10, burst: 20 },
  jobs: { rate: 3, burst: 10 },
  other: { rate: 5, burst: 5 },
} as const;
const share = 0.95;

function limitOf({ rate, burst }: { rate: number; burst: number }): RateLimits['iam'] {
  return { perSecond: rate * share, burst: burst * share };
}

const limits: RateLimits = {
  iam: limitOf(simulated.iam),
  lastAccessed: limitOf(simulated.jobs),
  other: limitOf(simulated.other),
};

/** The simulated jobs are done at once here: how long AWS works on one is no part of the floor. */
const timing = { ...politeTiming, firstPollMs: 0, jobWidth: 16 };

interface Floor {
  seconds: number;
  /** What nobody who keeps to 95 % of the rate and the burst can beat. */
  paced: number;
  /** The bucket that sets it. */
  bucket: string;
}

/** Seconds that nobody can beat: in the busiest of the simulator's buckets what is over its burst, at its own rate. */
function floorOf(log: readonly LogEntry[]): Floor {
  const buckets = new Map<string, BucketOfRequest & { calls: number }>();
  for (const { account, service, operation, region, error } of log) {
    if (!isServiceId(service) || error?.startsWith('Throttling')) continue;
    const bucket = bucketOf('aws', { accountId: account, service, operation, region });
    const calls = (buckets.get(bucket.key)?.calls ?? 0) + 1;
    buckets.set(bucket.key, { ...bucket, calls });
  }
  const floors = [...buckets.values()].map(({ key, rate, burst, calls }) => ({
    bucket: key,
    seconds: Math.max(0, calls - burst) / rate,
    paced: Math.max(0, calls - burst * share) / (rate * share),
  }));
  return floors.reduce((longest, floor) => (floor.seconds > longest.seconds ? floor : longest));
}

/** Scan time against the floor that the simulator's throttle sets, with our limiter at 95 % of its rates. */
export async function measureThrottledScan(): Promise<void> {
  const rows: (string | number)[][] = [];
  // A worker lives long: what a process loads and compiles at its first scan is not measured.
  await scanThrottled('security-audit');
  for (const name of ['log-archive', 'sandbox', 'payments-prod', 'halyard-root']) {
    const { calls, throttles, seconds, log } = await scanThrottled(name);
    const floor = floorOf(log);
    const ratio = seconds / floor.seconds;
    const times = [seconds, floor.seconds, floor.paced].map((time) => time.toFixed(1));
    rows.push([name, calls, throttles, ...times, ratio.toFixed(2), floor.bucket]);
  }
  printTable(['account', 'calls', 'throttles', 'seconds', 'floor', 'at 95 %', 'ratio', 'set by'], rows);
}

async function scanThrottled(name: string) {
  const { simulator, links } = await startBenchAws({
    throttleProfile: 'aws',
    settings: { jobs: 'instant' },
  });
  const link = links.find((each) => each.name === name);
  if (!link) throw new Error(`The story has no account ${name}.`);
  const begin = performance.now();
  const { calls, throttles } = await collectAccount(scanInput(link, { limits }), timing);
  const seconds = (performance.now() - begin) / 1_000;
  const log = simulator.control.simulation.log.since(0);
  await simulator.close();
  return { calls, throttles, seconds, log };
}
