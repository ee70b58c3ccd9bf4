import { DecideException } from '@/components/exceptions/decide-exception';
import { RequestForScope } from '@/components/exceptions/request-for-scope';
import { failTitleOf } from '@/components/findings/check-of';
import type { AsOf } from '@/lib/access/as-of';
import { can } from '@/lib/access/can';
import type { Viewer } from '@/lib/access/viewer';
import { listAccountOptions } from '@/lib/db/queries/accounts/list-account-options';
import { mayApproveOwn } from '@/lib/db/queries/exceptions/may-approve-own';
import type { ExceptionRow } from '@/lib/db/queries/exceptions/list-exceptions';
import { checks } from '@/lib/posture/checks';
import type { PageScope } from '../../scope-params';
import {
  approveExceptionAction,
  rejectExceptionAction,
  requestExceptionAction,
  withdrawExceptionAction,
} from './actions';
import { allowedDays } from './allowed-days';

/** What a viewer may do with an exception: an admin decides over those of others, and over their own when alone. */
export async function decideControl(viewer: Viewer, at: AsOf) {
  const isDecider = can(viewer, 'exception:decide');
  const ownToo = isDecider && (await mayApproveOwn(viewer));
  const DecideControl = (row: Pick<ExceptionRow, 'id' | 'standing' | 'checkId' | 'requestedBy'>) => {
    if (row.standing === 'ended' || at.kind === 'past') return null;
    const isOwn = row.requestedBy === viewer.name;
    return (
      <DecideException
        exceptionId={row.id}
        name={row.checkId === null ? 'every check' : failTitleOf(row.checkId)}
        standing={row.standing}
        mayDecide={isDecider && (!isOwn || ownToo)}
        waitsForOthers={isDecider && isOwn && !ownToo}
        mayWithdraw={isDecider || isOwn}
        actions={{
          approve: approveExceptionAction,
          reject: rejectExceptionAction,
          withdraw: withdrawExceptionAction,
        }}
      />
    );
  };
  return DecideControl;
}

/** The button that asks for an exception of more than one finding; null for whoever may not, and in the past. */
export async function requestControl(viewer: Viewer, { at, accountId, ou }: PageScope) {
  if (!can(viewer, 'exception:request') || at.kind === 'past') return null;
  const { accounts, units } = await listAccountOptions(viewer);
  const isWide = viewer.scope.kind === 'estate';
  return (
    <RequestForScope
      scopes={isWide ? ['check', 'account', 'ou', 'tag'] : ['account']}
      shown={{ accountId, ouId: ou }}
      checks={checks.map(({ id, failTitle }) => ({ value: id, label: failTitle, detail: id }))}
      accounts={accounts.map(({ id, name }) => ({ value: id, label: name, detail: id }))}
      units={units.map(({ id, name, depth }) => ({
        value: id,
        label: `${'– '.repeat(depth)}${name}`,
        detail: id,
      }))}
      days={allowedDays()}
      request={requestExceptionAction}
    />
  );
}
