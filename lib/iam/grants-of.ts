import type { LastAccessed, ServiceUse } from '@/lib/snapshot/account-snapshot';
import type { Instant } from '@/lib/snapshot/reading';
import type { Grant, GrantUse } from './types';

const dayInMilliseconds = 86_400_000;

/** Whole days, so that a use 90 days and an hour ago is inside 90 days. */
function isWithin(lastUsed: Instant | null, at: Instant, days: number): boolean {
  if (lastUsed === null) return false;
  return Math.floor((Date.parse(at) - Date.parse(lastUsed)) / dayInMilliseconds) <= days;
}

/**
 * A report that lists actions that were never tried shows what is tracked; one that names no IAM action then means
 * that only untracked ones are granted: `iam:PassRole`, which AWS never tracks, so its use cannot be known.
 */
function isPassRoleOnly(service: ServiceUse, listsUntried: boolean): boolean {
  return service.service === 'iam' && service.actions === null && listsUntried;
}

function useOfService(service: ServiceUse, used: boolean, listsUntried: boolean): GrantUse {
  if (used) return 'used';
  return isPassRoleOnly(service, listsUntried) ? 'not-tracked' : 'unused';
}

/**
 * Every service that an identity's policies allow and each tracked action of it, with its use (`iam-analysis.md` 4.1,
 * 4.2): `used` when there was an attempt within `unusedDays` whole days before `at`. Of a used service whose actions
 * AWS does not track, action `*` stands as `not-tracked`. Null `action`: the service as a whole.
 */
export function grantsOf(lastAccessed: LastAccessed, at: Instant, unusedDays: number): Grant[] {
  const listsUntried = lastAccessed.services.some(
    ({ lastUsed, actions }) => lastUsed === null && actions !== null,
  );
  return lastAccessed.services.flatMap((service) => {
    const { serviceName, lastUsed } = service;
    const used = isWithin(lastUsed, at, unusedDays);
    const base = { service: service.service, serviceName };
    const actions: Grant[] = (service.actions ?? []).map((tracked) => ({
      ...base,
      action: tracked.action,
      use: isWithin(tracked.lastUsed, at, unusedDays) ? 'used' : 'unused',
      lastUsed: tracked.lastUsed,
    }));
    const untracked: Grant[] =
      used && service.actions === null ? [{ ...base, action: '*', use: 'not-tracked', lastUsed }] : [];
    const whole: Grant = { ...base, action: null, use: useOfService(service, used, listsUntried), lastUsed };
    return [whole, ...actions, ...untracked];
  });
}
