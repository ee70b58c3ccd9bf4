import { Layers } from 'lucide-react';
import { PageHead } from '@/components/shared/page-head';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatPlural } from '@/lib/format';

interface FirstRunProps {
  /** Accounts linked, none of them read yet. */
  accounts: number;
  isPast: boolean;
  mayLink: boolean;
}

/** The overview before there is anything to look over. */
export function FirstRun({ accounts, isPast, mayLink }: FirstRunProps) {
  return (
    <>
      <PageHead
        title="Overview"
        lede="Who can sign in, with what, how old it is, whether it is still used, and whether that gets better."
      />
      <Card>
        {isPast ? (
          <NothingThen />
        ) : accounts > 0 ? (
          <NothingYet accounts={accounts} />
        ) : (
          <NoAccount mayLink={mayLink} />
        )}
      </Card>
    </>
  );
}

function NothingThen() {
  return (
    <EmptyState
      icon={Layers}
      title="Nothing had been scanned yet"
      actions={<ButtonLink href="/">Back to now</ButtonLink>}
    >
      No account in this scope has a snapshot from then or before.
    </EmptyState>
  );
}

function NothingYet({ accounts }: { accounts: number }) {
  return (
    <EmptyState
      icon={Layers}
      title={`${formatPlural(accounts, 'account')} linked, none read yet`}
      actions={
        <ButtonLink href="/scans" variant="primary">
          Go to scans
        </ButtonLink>
      }
    >
      The overview fills with the first scan that ends.
    </EmptyState>
  );
}

function NoAccount({ mayLink }: { mayLink: boolean }) {
  return (
    <EmptyState
      icon={Layers}
      title="No account is linked yet"
      actions={
        mayLink ? (
          <>
            <ButtonLink href="/accounts/link" variant="primary">
              Link account
            </ButtonLink>
            <ButtonLink href="/accounts/import">Import report</ButtonLink>
          </>
        ) : undefined
      }
      footnote={
        <>
          To look round first, run <code className="whitespace-nowrap">npm run demo</code> on your own
          machine.
        </>
      }
    >
      {mayLink
        ? 'Link one, and its first scan fills this page: figures, a trend, what to do first and what changed.'
        : 'An admin can link one; its first scan fills this page.'}
    </EmptyState>
  );
}
