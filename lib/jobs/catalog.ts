import { z } from 'zod';

/** Every background task by name, with the payload it takes. */
export const taskPayloads = {
  'scan-account': z.object({ scanId: z.uuid() }),
  'schedule-scans': z.object({}).loose(),
  'apply-retention': z.object({}).loose(),
  'end-exceptions': z.object({}).loose(),
  'renew-due-dates': z.object({ accountIds: z.array(z.string()) }),
  'replay-account': z.object({ runId: z.uuid(), accountId: z.string() }),
  're-evaluate': z.object({ accountIds: z.array(z.string()) }),
  'analyze-estate': z.object({}).loose(),
} as const;

export type TaskName = keyof typeof taskPayloads;
export type TaskPayload<N extends TaskName> = z.infer<(typeof taskPayloads)[N]>;

/**
 * Recurring tasks in graphile-worker's crontab form. A minute that no worker was there for is not made up:
 * what is due stands in the accounts' own `nextScanAt`.
 */
export const crontab = [
  '* * * * * schedule-scans ?max=1',
  '*/5 * * * * end-exceptions ?max=1',
  '17 3 * * * apply-retention ?max=2',
].join('\n');
