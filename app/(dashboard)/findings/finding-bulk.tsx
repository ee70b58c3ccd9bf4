import { BulkRequest } from '@/components/exceptions/bulk-request';
import { BulkWork } from '@/components/findings/bulk-work';
import { can } from '@/lib/access/can';
import type { Viewer } from '@/lib/access/viewer';
import { setOwnerAction, triageFindingsAction, undoFindingsAction } from './actions';
import { allowedDays } from './exceptions/allowed-days';
import { requestExceptionAction, takeBackExceptionsAction } from './exceptions/actions';

interface FindingBulkProps {
  viewer: Viewer;
  /** The address of the list, for "select all". */
  search: string;
  owners: string[];
}

/** What people may do with several findings at once. */
export function FindingBulk({ viewer, search, owners }: FindingBulkProps) {
  return (
    <>
      <BulkWork
        actions={{ triage: triageFindingsAction, setOwner: setOwnerAction, undo: undoFindingsAction }}
        search={search}
        owners={owners}
      />
      {can(viewer, 'exception:request') ? (
        <BulkRequest
          search={search}
          days={allowedDays()}
          actions={{ request: requestExceptionAction, takeBack: takeBackExceptionsAction }}
        />
      ) : null}
    </>
  );
}
