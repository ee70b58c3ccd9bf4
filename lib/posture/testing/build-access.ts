import type { LastAccessed, ServiceUse, TrackedAction } from '@/lib/snapshot/account-snapshot';
import type { Instant } from '@/lib/snapshot/reading';
import { takenAt } from '@/lib/snapshot/testing/build-snapshot';

/** A granted service with its last use and, where AWS tracks them, that of its actions. */
export function serviceUse(
  service: string,
  lastUsed: Instant | null,
  actions: TrackedAction[] | null = null,
): ServiceUse {
  return { service, serviceName: service, lastUsed, lastUsedRegion: null, lastUsedBy: null, actions };
}

/** Access Advisor's answer on an identity. */
export function accessOf(arn: string, ...services: ServiceUse[]): LastAccessed {
  return { arn, asOf: takenAt, fingerprint: '', services };
}
