import type { Task } from 'graphile-worker';
import { now } from '@/lib/clock';
import { endExpiredExceptions } from '@/lib/db/findings/end-expired-exceptions';
import { log } from '@/lib/log';

/** Ends the exceptions that have run out: their findings come back. */
export const endExceptionsTask: Task = async () => {
  const ended = await endExpiredExceptions(now());
  if (ended.expired + ended.moved > 0) log.info(ended, 'exceptions ended');
};
