import type { GetTrailStatusCommandOutput } from '@aws-sdk/client-cloudtrail';
import type { TrailDelivery } from '@/lib/snapshot/account-snapshot';
import type { Instant } from '@/lib/snapshot/reading';
import { dayMs, toInstantOrNull } from '../instant';

type Status = Omit<GetTrailStatusCommandOutput, '$metadata'>;

/** A trail that is off had its last day before it was stopped. */
function endOf(status: Status, takenAt: Instant): number {
  return status.IsLogging === false && status.StopLoggingTime
    ? status.StopLoggingTime.getTime()
    : Date.parse(takenAt);
}

function isRecent(at: Date | undefined, end: number): boolean {
  return at !== undefined && end - at.getTime() < dayMs;
}

function stateOf(status: Status, end: number): TrailDelivery['state'] {
  if (status.LatestDeliveryError || status.LatestDigestDeliveryError) return 'failing';
  if (!status.LatestDeliveryTime) return 'never';
  return isRecent(status.LatestDeliveryTime, end) ? 'recent' : 'late';
}

/** How a trail's logs arrive, told so that a healthy trail looks the same at every scan. */
export function deliveryOf(status: Status, takenAt: Instant): TrailDelivery {
  const end = endOf(status, takenAt);
  const state = stateOf(status, end);
  return {
    state,
    error: status.LatestDeliveryError || null,
    digestError: status.LatestDigestDeliveryError || null,
    lastDeliveredAt: state === 'recent' ? null : toInstantOrNull(status.LatestDeliveryTime),
    stoppedAt: status.IsLogging === false ? toInstantOrNull(status.StopLoggingTime) : null,
    reachesCloudWatchLogs:
      !status.LatestCloudWatchLogsDeliveryError && isRecent(status.LatestCloudWatchLogsDeliveryTime, end),
  };
}
