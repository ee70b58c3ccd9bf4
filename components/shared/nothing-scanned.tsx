import { Layers } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** In place of a page's content while no account in the scope has a snapshot at the moment shown. */
export function NothingScanned({ what, past, nowHref }: { what: string; past: boolean; nowHref: string }) {
  return (
    <Card>
      {past ? (
        <EmptyState
          icon={Layers}
          title="Nothing had been scanned yet"
          actions={<ButtonLink href={nowHref}>Back to now</ButtonLink>}
        >
          No account in this scope has a snapshot from then or before.
        </EmptyState>
      ) : (
        <EmptyState
          icon={Layers}
          title="No account has been scanned yet"
          actions={
            <ButtonLink href="/accounts" variant="primary">
              Go to accounts
            </ButtonLink>
          }
        >
          {what} To look round first, run <code className="whitespace-nowrap">npm run demo</code>.
        </EmptyState>
      )}
    </Card>
  );
}
