import type { AccountSnapshot, Role, RoleActivity } from '@/lib/snapshot/account-snapshot';
import type { Instant } from '@/lib/snapshot/reading';
import { daysInWords, wholeDays } from '../days';

/** AWS keeps the last use of a role for so long. */
const trackedDays = 400;

const remembered = new WeakMap<AccountSnapshot, ReadonlyMap<string, RoleActivity>>();

/** The last use of each role by ARN; empty where it was not read. */
function roleActivities(snapshot: AccountSnapshot): ReadonlyMap<string, RoleActivity> {
  const known = remembered.get(snapshot);
  if (known) return known;
  const { roleActivity } = snapshot;
  const entries = roleActivity.state === 'read' ? roleActivity.value : [];
  const activities = new Map(entries.map((activity) => [activity.arn, activity]));
  remembered.set(snapshot, activities);
  return activities;
}

/** Since when a role is idle. */
export interface RoleIdleness {
  /** Null: no use in the 400 days that AWS tracks. */
  lastUsed: Instant | null;
  /** The last use, else the creation. */
  since: Instant;
  region: string | null;
}

/** How long a role has been idle; null where its last use was not read. */
export function roleIdleness(role: Role, snapshot: AccountSnapshot): RoleIdleness | null {
  const activity = roleActivities(snapshot).get(role.arn);
  if (!activity) return null;
  return { lastUsed: activity.at, since: activity.at ?? role.createdAt, region: activity.region };
}

/** `was not used for 120 days`, or for a role without a tracked use how long ago it was made. */
export function idlenessInWords(lastUsed: Instant | '', createdAt: Instant, at: Instant): string {
  if (lastUsed !== '') return `was not used for ${daysInWords(wholeDays(lastUsed, at))}`;
  const age = wholeDays(createdAt, at);
  return age > trackedDays
    ? `was not used in the ${trackedDays} days that AWS tracks`
    : `was not used in the ${daysInWords(age)} since it was created`;
}
