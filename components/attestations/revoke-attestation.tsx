'use client';

import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { AttestationActions } from './attestation-actions';

interface RevokeAttestationProps {
  attestationId: string;
  /** What it is for, to tell one row's button from another's. */
  name: string;
  revoke: AttestationActions['revoke'];
}

/** Takes an attestation back before its time. */
export function RevokeAttestation({ attestationId, name, revoke }: RevokeAttestationProps) {
  const past = usePastBlock();
  if (past) return null;
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost">
          Take back<span className="sr-only"> the attestation of {name}</span>
        </Button>
      }
      title="Take the attestation back"
      description={`${name}: nobody vouches for it any more, from now on. That it was attested until now stays in the register.`}
      confirmLabel="Take back"
      busyLabel="Taking back…"
      danger
      onConfirm={async () => {
        const result = await revoke(attestationId);
        if (result.ok) toast('Taken back.');
        return failureText(result);
      }}
    />
  );
}
