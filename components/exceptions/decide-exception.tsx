'use client';

import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { failureText } from '@/components/shared/failure-text';
import { formatPlural } from '@/lib/format';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { ExceptionActions } from './exception-actions';

interface DecideExceptionProps {
  exceptionId: string;
  /** What it is for, to tell one row's buttons from another's. */
  name: string;
  standing: 'requested' | 'in-force';
  mayDecide: boolean;
  /** An admin who asked for it, with other admins there to decide. */
  waitsForOthers?: boolean;
  mayWithdraw: boolean;
  actions: Pick<ExceptionActions, 'approve' | 'reject' | 'withdraw'>;
}

/** What can be done with an exception: approve or reject a request, or end one before its time. */
export function DecideException({
  exceptionId,
  name,
  standing,
  mayDecide,
  waitsForOthers = false,
  mayWithdraw,
  actions,
}: DecideExceptionProps) {
  const past = usePastBlock();
  if (past) return null;
  const label = (verb: string) => (
    <>
      {verb}
      <span className="sr-only"> the exception for {name}</span>
    </>
  );
  const decides = mayDecide && standing === 'requested';
  return (
    <span className="inline-flex flex-wrap justify-end gap-1">
      {decides ? (
        <>
          <ConfirmDialog
            trigger={<Button>{label('Approve')}</Button>}
            title="Approve the exception"
            description={`${name}: its findings count as excepted until it runs out or their evidence changes. Your name stands in the register.`}
            confirmLabel="Approve"
            busyLabel="Approving…"
            onConfirm={async () => {
              const result = await actions.approve(exceptionId);
              if (result.ok) toast(`Approved: ${formatPlural(result.data.excepted, 'finding')} excepted.`);
              return failureText(result);
            }}
          />
          <ConfirmDialog
            trigger={<Button variant="ghost">{label('Reject')}</Button>}
            title="Reject the request"
            description={`${name}: its findings stay open. It can be asked for again.`}
            confirmLabel="Reject"
            busyLabel="Rejecting…"
            onConfirm={async () => {
              const result = await actions.reject(exceptionId);
              if (result.ok) toast('Rejected.');
              return failureText(result);
            }}
          />
        </>
      ) : null}
      {waitsForOthers && standing === 'requested' ? (
        <span className="self-center text-caption text-fg-3">waits for another admin</span>
      ) : null}
      {mayWithdraw ? (
        <ConfirmDialog
          trigger={<Button variant="ghost">{label(standing === 'requested' ? 'Withdraw' : 'End')}</Button>}
          title={standing === 'requested' ? 'Withdraw the request' : 'End the exception'}
          description={
            standing === 'requested'
              ? `${name}: nothing changes; it can be asked for again.`
              : `${name}: its findings are open again at once.`
          }
          confirmLabel={standing === 'requested' ? 'Withdraw' : 'End exception'}
          busyLabel="Ending…"
          danger={standing === 'in-force'}
          onConfirm={async () => {
            const result = await actions.withdraw(exceptionId);
            if (result.ok) toast('Ended.');
            return failureText(result);
          }}
        />
      ) : null}
    </span>
  );
}
