'use client';

import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ActionResult } from '@/lib/auth/action-result';
import { failureText } from '@/components/shared/failure-text';

export type Discard = (accountId: string) => Promise<ActionResult<{ name: string }>>;

/** Forgets what was begun. A role made in AWS meanwhile stays there. */
export function DiscardLink({
  accountId,
  name,
  discard,
}: {
  accountId: string;
  name: string;
  discard: Discard;
}) {
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost">Discard</Button>}
      title={`Stop linking ${name}`}
      description="The name, the role and the external id that stand here are forgotten. A role that was made in AWS already stays there; delete it if it is not needed."
      confirmLabel="Discard"
      busyLabel="Discarding…"
      danger
      onConfirm={async () => failureText(await discard(accountId))}
    />
  );
}
