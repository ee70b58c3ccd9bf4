'use client';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

interface ErrorPageProps {
  error: Error & { digest?: string };
  /** Asks the server again. */
  retry: () => void;
}

export default function DashboardError({ error, retry }: ErrorPageProps) {
  return (
    <>
      <h1 className="sr-only">This page could not be shown</h1>
      <EmptyState
        kind="error"
        title="This page could not be shown"
        actions={<Button onClick={retry}>Try again</Button>}
        footnote={
          error.digest ? (
            <>
              Reference <span className="font-mono">{error.digest}</span>, as in the log
            </>
          ) : undefined
        }
        className="pt-24"
      >
        Nothing is lost: data and settings are as they were.
      </EmptyState>
    </>
  );
}
