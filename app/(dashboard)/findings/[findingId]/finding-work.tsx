import { DecideException } from '@/components/exceptions/decide-exception';
import { RequestException, type ScopeChoice } from '@/components/exceptions/request-exception';
import { CommentForm } from '@/components/findings/comment-form';
import { OwnerForm } from '@/components/findings/owner-form';
import { WorkCard } from '@/components/findings/work-card';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { can } from '@/lib/access/can';
import type { Viewer } from '@/lib/access/viewer';
import type { FindingDetail } from '@/lib/db/queries/findings/get-finding';
import { commentFindingAction, setOwnerAction } from '../actions';
import { allowedDays } from '../exceptions/allowed-days';
import {
  approveExceptionAction,
  rejectExceptionAction,
  requestExceptionAction,
  withdrawExceptionAction,
} from '../exceptions/actions';

interface FindingWorkProps {
  finding: FindingDetail;
  viewer: Viewer;
  isNow: boolean;
  path: ScopedPath;
}

/** What people may do with a finding, by what the viewer may. */
export function FindingWork({ finding, viewer, isNow, path }: FindingWorkProps) {
  const { id, state, owner, ownerFrom } = finding;
  const mayAct = isNow && state === 'open';
  return (
    <WorkCard
      finding={finding}
      path={path}
      ownerControl={
        mayAct && can(viewer, 'finding:assign') ? (
          <OwnerForm
            findingId={id}
            owner={ownerFrom === 'set' ? (owner ?? '') : ''}
            setOwner={setOwnerAction}
          />
        ) : null
      }
      exceptionControl={mayAct ? <ExceptionControl finding={finding} viewer={viewer} /> : null}
      commentControl={
        isNow && can(viewer, 'finding:comment') ? (
          <CommentForm findingId={id} comment={commentFindingAction} />
        ) : null
      }
    />
  );
}

function ExceptionControl({ finding, viewer }: Pick<FindingWorkProps, 'finding' | 'viewer'>) {
  const { exception, requestedException } = finding;
  const standing = exception ?? requestedException;
  if (!standing) {
    if (!can(viewer, 'exception:request')) return null;
    return (
      <RequestException choices={choicesFor(finding)} days={allowedDays()} request={requestExceptionAction} />
    );
  }
  const isDecider = can(viewer, 'exception:decide');
  return (
    <DecideException
      exceptionId={standing.id}
      name={finding.title}
      standing={exception ? 'in-force' : 'requested'}
      mayDecide={isDecider}
      mayWithdraw={isDecider || standing.requestedBy === viewer.name}
      actions={{
        approve: approveExceptionAction,
        reject: rejectExceptionAction,
        withdraw: withdrawExceptionAction,
      }}
    />
  );
}

function choicesFor({ id, checkId, accountId, accountName }: FindingDetail): ScopeChoice[] {
  return [
    { label: 'This finding alone', scope: { kind: 'finding', findingIds: [id] } },
    { label: `This check in ${accountName}`, scope: { kind: 'account', accountId, checkId } },
    { label: 'This check everywhere', scope: { kind: 'check', checkId } },
  ];
}
