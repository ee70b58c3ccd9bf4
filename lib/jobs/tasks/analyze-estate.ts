import type { Task } from 'graphile-worker';
import { analyzeEstate } from '@/lib/db/analysis/analyze-estate';
import { log } from '@/lib/log';

/** Joins the accounts' edges and stores how near everybody is to an administrator, after snapshots were saved. */
export const analyzeEstateTask: Task = async () => {
  log.info(await analyzeEstate(), 'estate analysed');
};
