import type { Task } from 'graphile-worker';
import { renewDueDatesOf } from '@/lib/db/findings/set-due-dates';
import { taskPayloads } from '../catalog';

/** Dates the open findings of the named accounts anew, after the days by severity changed. */
export const renewDueDatesTask: Task = async (payload) => {
  const { accountIds } = taskPayloads['renew-due-dates'].parse(payload);
  for (const accountId of accountIds) await renewDueDatesOf(accountId);
};
