'use client';

import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ActionResult } from '@/lib/auth/action-result';
import type { TokenListRow } from '@/lib/db/queries/tokens/list-tokens';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import { failureText } from '@/components/shared/failure-text';

export type RevokeTokenAction = (tokenId: string) => Promise<ActionResult<{ id: string }>>;

export function RevokeToken({ token, revoke }: { token: TokenListRow; revoke: RevokeTokenAction }) {
  const past = usePastBlock();
  const label = (
    <>
      Revoke<span className="sr-only"> {token.name}</span>
    </>
  );
  if (past) {
    return (
      <Button variant="ghost" blocked={past}>
        {label}
      </Button>
    );
  }
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost">{label}</Button>}
      title={`Revoke ${token.name}`}
      description="Programs that use this token are refused from now on. That cannot be undone."
      confirmLabel="Revoke token"
      busyLabel="Revoking…"
      danger
      onConfirm={async () => {
        const result = await revoke(token.id);
        if (result.ok) toast(`${token.name} is revoked.`);
        return failureText(result);
      }}
    />
  );
}
