import { describeOwnPrincipal } from '@/lib/scan/own-principal';
import { commandLineViewer } from '@/lib/access/viewer';
import { countLivingWorkers } from '@/lib/db/scans/workers';
import { listAccounts } from '@/lib/db/queries/accounts/list-accounts';
import { describeError, toAppError } from '@/lib/errors';
import type { CommonOptions } from '../options';
import { answer, answerJson } from '../output';
import { textTable } from '../text-table';

interface Finding {
  what: string;
  ok: boolean;
  detail: string;
}

/** `doctor`: what works and what is in the way. Exit 1 when something is. */
export async function doctor(options: CommonOptions): Promise<number> {
  const findings: Finding[] = [
    { what: 'Node', ok: Number(process.versions.node.split('.')[0]) >= 24, detail: process.version },
    await look('Database', async () => {
      const { rows } = await listAccounts(commandLineViewer, { at: { kind: 'now' }, size: 10_000 });
      return `answers, ${rows.length} accounts`;
    }),
    await look('Workers', async () => {
      const count = await countLivingWorkers();
      return count === 0 ? 'none running: scheduled scans wait until Rolecall starts' : `${count} running`;
    }),
    await look('AWS credentials', async () => {
      const { arn } = await describeOwnPrincipal();
      return arn;
    }),
  ];
  if (options.json) answerJson({ findings });
  else {
    answer(
      textTable(findings, [
        { title: 'Part', cell: (row) => row.what },
        { title: 'State', cell: (row) => (row.ok ? 'in order' : 'problem') },
        { title: 'Detail', cell: (row) => row.detail },
      ]),
    );
  }
  return findings.every((finding) => finding.ok) ? 0 : 1;
}

async function look(what: string, action: () => Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, detail: await action() };
  } catch (error) {
    return { what, ok: false, detail: describeError(toAppError(error)) };
  }
}
