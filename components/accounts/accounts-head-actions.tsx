'use client';

import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { usePastBlock } from '@/lib/hooks/use-past-block';

/** Ways to bring an account in; off while the past is shown. */
export function AccountsHeadActions() {
  const past = usePastBlock();
  if (past) {
    return (
      <>
        <Button blocked={past}>Import report</Button>
        <Button variant="primary" blocked={past}>
          Link account
        </Button>
      </>
    );
  }
  return (
    <>
      <ButtonLink href="/accounts/import">Import report</ButtonLink>
      <ButtonLink href="/accounts/link" variant="primary">
        Link account
      </ButtonLink>
    </>
  );
}
