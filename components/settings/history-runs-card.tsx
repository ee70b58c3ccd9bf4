import { AbsoluteTime } from '@/components/shared/absolute-time';
import { ScanStateMark } from '@/components/shared/scan-state-mark';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SubLine } from '@/components/ui/sub-line';
import { Table, Td, Th } from '@/components/ui/table';
import type { HistoryRunRow } from '@/lib/db/queries/history/list-runs';
import { formatCount, formatDuration } from '@/lib/format';
import { runProblem, runScope } from './history-words';

/** Every re-evaluation of history so far, newest first. */
export function HistoryRunsCard({ runs }: { runs: HistoryRunRow[] }) {
  return (
    <Card>
      <CardHeader title="Runs" subtitle="Newest first; the last 50." className="pb-4" />
      {runs.length === 0 ? (
        <EmptyState title="History has its first verdicts">
          Every snapshot is judged by what held on its day.
        </EmptyState>
      ) : (
        <Table caption="Re-evaluations of history, newest first">
          <thead>
            <tr>
              <Th>Asked for</Th>
              <Th>What</Th>
              <Th>State</Th>
              <Th num>Accounts</Th>
              <Th num>Snapshots</Th>
              <Th num>Took</Th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function RunRow({ run }: { run: HistoryRunRow }) {
  const { state, startedAt, endedAt } = run;
  const problem = runProblem(run);
  return (
    <tr>
      <Td label="Asked for">
        <AbsoluteTime at={run.queuedAt} />
        <SubLine>{run.requestedBy}</SubLine>
      </Td>
      <Td label="What" className="max-w-[44ch]">
        {runScope(run)}
        {run.from ? (
          <>
            {' '}
            since <AbsoluteTime at={run.from} dayOnly />
          </>
        ) : null}
        {run.reason ? <SubLine className="break-words">{run.reason}</SubLine> : null}
      </Td>
      <Td label="State">
        <ScanStateMark scan={{ state, error: null, stagesFailed: 0 }} bare />
        {problem ? <SubLine className="max-w-[48ch] break-words">{problem}</SubLine> : null}
      </Td>
      <Td label="Accounts" num>
        {formatCount(run.accountsDone)} of {formatCount(run.accounts)}
      </Td>
      <Td label="Snapshots" num>
        {formatCount(run.snapshotsDone)} of {formatCount(run.snapshots)}
      </Td>
      <Td label="Took" num>
        {startedAt && endedAt ? (
          formatDuration(endedAt.getTime() - startedAt.getTime())
        ) : (
          <span className="text-fg-3">–</span>
        )}
      </Td>
    </tr>
  );
}
