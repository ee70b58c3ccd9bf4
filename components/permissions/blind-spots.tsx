import { CircleQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PermissionDetail } from '@/lib/db/queries/permissions/get-permission-detail';
import { formatCount, formatDateTime, formatDays } from '@/lib/format';
import { trackedDays } from './grant-words';

const namedServices = 4;

interface BlindSpotsProps {
  detail: PermissionDetail;
  threshold: number;
}

/** Where AWS's last-accessed data ends, said beside the numbers that are made from it. */
export function BlindSpots({ detail: { identity, untracked, services }, threshold }: BlindSpotsProps) {
  return (
    <>
      <h3 className="mb-2 text-h3">What this cannot see</h3>
      <ul className="grid gap-2 text-fg-2 [&_b]:text-fg">
        {identity.ageDays !== null && identity.ageDays < threshold ? (
          <Spot>
            <b>It is {formatDays(identity.ageDays)} old.</b> What it has not needed yet may still be needed:
            below {formatDays(threshold)} unused says little.
          </Spot>
        ) : null}
        <Spot>
          <b>
            <code>iam:PassRole</code> is never tracked.
          </b>{' '}
          {services['not-tracked'] > 0
            ? 'It is all that this identity may do in IAM, so whether that is used cannot be told.'
            : 'Where it is granted, whether it is used cannot be told.'}
        </Spot>
        <Spot>
          <b>Most calls on data are not tracked one by one.</b> {dataCallWords(untracked)}
        </Spot>
        <Spot>
          <b>An attempt counts as use,</b> allowed or refused. Use through roles of other services shows at
          those roles.
        </Spot>
        <Spot>
          <b>
            The evidence ends at {trackedDays} days, and at {formatDateTime(identity.snapshotAt)}.
          </b>{' '}
          A job that runs less than once a year looks unused; calls of the last four hours may not be there
          yet.
        </Spot>
        <Spot>
          <b>Only identity policies count as granted.</b> Boundaries, resource policies and the organization’s
          policies may take some of it away or add to it.
        </Spot>
      </ul>
    </>
  );
}

function dataCallWords(untracked: PermissionDetail['untracked']): ReactNode {
  if (untracked.length === 0)
    return 'Object reads and writes, queue messages and table items show at the service, not at the action.';
  const named = untracked.slice(0, namedServices).map(({ serviceName }) => serviceName);
  const rest = untracked.length - named.length;
  const names = rest > 0 ? `${named.join(', ')} and ${formatCount(rest)} more` : named.join(', ');
  return `Used, but AWS does not say by which action: ${names}.`;
}

function Spot({ children }: { children: ReactNode }) {
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-3">
      <CircleQuestionMark aria-hidden="true" className="mt-0.5 text-fg-3" />
      <span>{children}</span>
    </li>
  );
}
