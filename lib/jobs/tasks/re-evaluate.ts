import type { Task } from 'graphile-worker';
import { reEvaluateAccount } from '@/lib/scan/re-evaluate-account';
import { taskPayloads } from '../catalog';

/** Judges the newest snapshots of the named accounts anew, after a setting or an organization changed. */
export const reEvaluateTask: Task = async (payload) => {
  const { accountIds } = taskPayloads['re-evaluate'].parse(payload);
  for (const accountId of accountIds) await reEvaluateAccount(accountId);
};
