'use client';

import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ActionResult } from '@/lib/auth/action-result';
import { failureText } from '@/components/shared/failure-text';

interface SignOutEverywhereProps {
  signOutEverywhere: () => Promise<ActionResult<never>>;
}

export function SignOutEverywhere({ signOutEverywhere }: SignOutEverywhereProps) {
  return (
    <ConfirmDialog
      trigger={<Button variant="danger">Sign out everywhere</Button>}
      title="Sign out everywhere"
      description="You are signed out on every device, here too."
      confirmLabel="Sign out everywhere"
      busyLabel="Signing out…"
      danger
      onConfirm={async () => failureText(await signOutEverywhere())}
    />
  );
}
