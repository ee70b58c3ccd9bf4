import type { PermissionDetail } from '@/lib/db/queries/permissions/get-permission-detail';
import { formatCount, formatDays, formatDaysAgo, formatPlural } from '@/lib/format';
import { trackedDays } from './grant-words';

type Described = Pick<PermissionDetail, 'identity' | 'services'>;

/** The verdict on one identity, and what is known of its own activity. `threshold` is in days. */
export function describeGrants({ identity, services }: Described, threshold: number) {
  return { title: titleOf({ identity, services }), sentence: activityOf(identity, threshold) };
}

function titleOf({ identity, services }: Described): string {
  const granted = formatPlural(identity.granted, 'service');
  if (services.used === 0) return `${identity.name} is granted ${granted} and used none`;
  if (services.used === identity.granted) return `${identity.name} uses all ${granted} that it is granted`;
  return `${identity.name} uses ${formatCount(services.used)} of ${granted}`;
}

function activityOf(
  { kind, lastActivityAt, idleDays, ageDays }: Described['identity'],
  threshold: number,
): string {
  if (ageDays !== null && ageDays < threshold)
    return `Created ${formatDaysAgo(ageDays)}: less than ${formatDays(threshold)} is too little to judge by.`;
  if (kind === 'group') return 'What its members used of the rights that it hands on.';
  if (!lastActivityAt || idleDays === null) {
    if (ageDays !== null && ageDays < trackedDays)
      return `No activity in the ${formatDays(ageDays)} since it was created: remove it rather than trim it.`;
    return kind === 'role'
      ? `No activity in ${trackedDays} tracked days: remove it rather than trim it.`
      : 'Never active: remove it rather than trim it.';
  }
  if (idleDays > threshold) return `Last active ${formatDaysAgo(idleDays)}: remove it rather than trim it.`;
  return `Last active ${formatDaysAgo(idleDays)}.`;
}
