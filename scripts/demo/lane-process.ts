import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../lib/installation/paths';
import type { HistoryLane, LaneSweep } from '../../lib/scan/history-lane';

export type LaneRequest =
  | {
      readonly kind: 'sweep';
      readonly accountIds: readonly string[];
      /** ISO 8601. */
      readonly time: string;
    }
  /** The organization of the sweep under way is saved: what was collected may be judged. */
  | { readonly kind: 'organization-saved' };

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
    sweep: async (ids, time, organizationSaved = Promise.resolve()) => {
      const answer = answerOf(child);
      const ask = (request: LaneRequest) => child.connected && child.send(request);
      ask({ kind: 'sweep', accountIds: ids, time: time.toISOString() });
      void organizationSaved.then(() => ask({ kind: 'organization-saved' }));
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
