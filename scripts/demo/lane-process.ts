import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../lib/installation/paths';
import type { HistoryLane, LaneSweep } from '../../lib/scan/history-lane';

export interface LaneRequest {
  readonly accountIds: readonly string[];
  /** ISO 8601. */
  readonly time: string;
}

export type LaneAnswer = { readonly kind: 'ready' } | { readonly kind: 'swept'; readonly swept: LaneSweep };

/** A lane of the history run in a process of its own, which ends with this one. Its sweeps fail when it ends early. */
export async function startLaneProcess(accountIds: readonly string[]): Promise<HistoryLane> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, join(projectRoot, 'scripts/demo/lane-main.ts'), ...accountIds],
    { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  await answerOf(child);
  return {
    accountIds,
    sweep: async (ids, time) => {
      const answer = answerOf(child);
      const request: LaneRequest = { accountIds: ids, time: time.toISOString() };
      child.send(request);
      const { kind, ...rest } = await answer;
      if (!('swept' in rest)) throw new Error(`A lane of the history answered "${kind}" to a sweep.`);
      return rest.swept;
    },
  };
}

function answerOf(child: ChildProcess): Promise<LaneAnswer> {
  return new Promise((resolve, reject) => {
    const onMessage = (answer: LaneAnswer) => {
      child.off('close', onClose);
      resolve(answer);
    };
    const onClose = (code: number | null) => {
      child.off('message', onMessage);
      reject(new Error(`A lane of the history ended (${code ?? 'killed'}).`));
    };
    child.once('message', onMessage);
    child.once('close', onClose);
  });
}
