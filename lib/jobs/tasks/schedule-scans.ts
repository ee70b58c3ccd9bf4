import type { Task } from 'graphile-worker';
import { now } from '@/lib/clock';
import { scheduleScans } from '@/lib/db/scans/schedule-scans';
import { log } from '@/lib/log';

/** Queues the scans whose time has come. */
export const scheduleScansTask: Task = async () => {
  const queued = await scheduleScans(now());
  if (queued > 0) log.info({ queued }, 'scans queued by schedule');
};
