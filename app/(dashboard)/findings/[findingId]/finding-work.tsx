import { RequestException, type ScopeChoice } from '@/components/exceptions/request-exception';
import { CommentForm } from '@/components/findings/comment-form';
import { OwnerForm } from '@/components/findings/owner-form';
import { WorkCard } from '@/components/findings/work-card';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { can } from '@/lib/access/can';
import type { Viewer } from '@/lib/access/viewer';
import { getWiderScopes } from '@/lib/db/queries/exceptions/get-wider-scopes';
import type { FindingDetail } from '@/lib/db/queries/findings/get-finding';
import { commentFindingAction, setOwnerAction } from '../actions';
import { requestExceptionAction } from '../exceptions/actions';
import { allowedDays } from '../exceptions/allowed-days';
import { decideControl } from '../exceptions/exception-controls';

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

async function ExceptionControl({ finding, viewer }: Pick<FindingWorkProps, 'finding' | 'viewer'>) {
  const { checkId, exception, requestedException } = finding;
  const standing = exception ?? requestedException;
  if (!standing) {
    if (!can(viewer, 'exception:request')) return null;
    return (
      <RequestException
        choices={await choicesFor(viewer, finding)}
        days={allowedDays()}
        request={requestExceptionAction}
      />
    );
  }
  const controlOf = await decideControl(viewer, { kind: 'now' });
  return controlOf({
    id: standing.id,
    standing: exception ? 'in-force' : 'requested',
    checkId,
    requestedBy: standing.requestedBy,
  });
}

/** From the narrowest to the widest; whoever does not see the estate chooses within their accounts. */
async function choicesFor(
  viewer: Viewer,
  { id, checkId, accountId, accountName }: FindingDetail,
): Promise<ScopeChoice[]> {
  const within: ScopeChoice[] = [
    { label: 'This finding alone', scope: { kind: 'finding', findingIds: [id] } },
    { label: `This check in ${accountName}`, scope: { kind: 'account', accountId, checkId } },
  ];
  if (viewer.scope.kind !== 'estate') return within;
  const { unit, tags } = await getWiderScopes(viewer, id);
  const ofUnit: ScopeChoice[] = unit
    ? [{ label: `This check in the unit ${unit.name}`, scope: { kind: 'ou', ouId: unit.id, checkId } }]
    : [];
  const ofTags = tags.map(({ key, value }): ScopeChoice => ({
    label: `This check where the tag ${key} is ${value}`,
    scope: { kind: 'tag', key, value, checkId },
  }));
  const everywhere: ScopeChoice = { label: 'This check everywhere', scope: { kind: 'check', checkId } };
  return [...within, ...ofUnit, ...ofTags, everywhere];
}
