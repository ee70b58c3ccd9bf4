import type { StageName } from '@/lib/snapshot/stage';
import type { StageContext, StageResult } from './stage-context';

type Collect = (context: StageContext) => Promise<StageResult>;

/** Loads a stage, and with it the SDK package of its service, when it first runs. */
function lazily(load: () => Promise<Collect>): Collect {
  return async (context) => (await load())(context);
}

/** The stages of services besides IAM. Their SDK packages are large: EC2's alone takes most of a second to load. */
export const serviceStages = {
  detection: lazily(async () => (await import('./detection/detection')).collectDetection),
  'kms-keys': lazily(async () => (await import('./kms-keys')).collectKmsKeys),
  compute: lazily(async () => (await import('./compute')).collectCompute),
  buckets: lazily(async () => (await import('./buckets/buckets')).collectBuckets),
  alerts: lazily(async () => (await import('./alerts/alerts')).collectAlerts),
} as const satisfies Partial<Record<StageName, Collect>>;
