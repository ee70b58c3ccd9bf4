import type { Task } from 'graphile-worker';
import { now } from '@/lib/clock';
import { applyRetention } from '@/lib/db/retention';
import { log } from '@/lib/log';

/** Deletes what is older than the retention settings keep. */
export const applyRetentionTask: Task = async () => {
  const removed = await applyRetention(now());
  log.info({ removed }, 'retention applied');
};
