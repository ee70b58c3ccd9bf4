import type { SearchParams } from 'nuqs/server';
import { DecideException } from '@/components/exceptions/decide-exception';
import { ExceptionsPage } from '@/components/exceptions/exceptions-page';
import { failTitleOf } from '@/components/findings/check-of';
import { scopedPath } from '@/components/shared/scoped-path';
import { can } from '@/lib/access/can';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import {
  countExceptions,
  listExceptions,
  type ExceptionRow,
} from '@/lib/db/queries/exceptions/list-exceptions';
import { loadScope } from '../../scope-params';
import { approveExceptionAction, rejectExceptionAction, withdrawExceptionAction } from './actions';
import { loadExceptionsParams } from './search-params';

export const metadata = { title: 'Exceptions' };

const mostShown = 500;

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const { standing } = await loadExceptionsParams(searchParams);
  const params = { ...scope.place, at: scope.at };
  const [{ rows, total }, counts] = await forPage(
    Promise.all([
      listExceptions(viewer, { ...params, standing: standing ? [standing] : [], size: mostShown }),
      countExceptions(viewer, params),
    ]),
  );
  const isDecider = can(viewer, 'exception:decide');
  const controlOf = (row: ExceptionRow) =>
    row.standing === 'ended' || scope.at.kind === 'past' ? null : (
      <DecideException
        exceptionId={row.id}
        name={row.checkId === null ? 'every check' : failTitleOf(row.checkId)}
        standing={row.standing}
        mayDecide={isDecider}
        mayWithdraw={isDecider || row.requestedBy === viewer.name}
        actions={{
          approve: approveExceptionAction,
          reject: rejectExceptionAction,
          withdraw: withdrawExceptionAction,
        }}
      />
    );
  return (
    <ExceptionsPage
      rows={rows}
      total={total}
      counts={counts}
      standing={standing}
      path={scopedPath(scope)}
      titleOf={failTitleOf}
      controlOf={controlOf}
    />
  );
}
