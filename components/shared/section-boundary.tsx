'use client';

import { useRouter } from 'next/navigation';
import { Component, startTransition, Suspense, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

interface BoundaryProps {
  /** What could not be shown: "Trends". */
  name: string;
  /** What is safe. */
  safe?: string;
  /** Set inside a card, which then needs no second one. */
  bare?: boolean;
  /** Shown while the section is on its way: a skeleton of its size. */
  fallback?: ReactNode;
  children: ReactNode;
}

/**
 * One section may be late or fail while the rest of the page lives. Not-found and redirects pass through. The Suspense
 * inside is what lets the server send the rest of the page when this section throws.
 */
export function SectionBoundary({ children, fallback, ...rest }: BoundaryProps) {
  const router = useRouter();
  return (
    <Boundary {...rest} onRetry={() => router.refresh()}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </Boundary>
  );
}

interface BoundaryState {
  error: (Error & { digest?: string }) | null;
}

function isNavigation(error: { digest?: string }): boolean {
  return typeof error.digest === 'string' && error.digest.startsWith('NEXT_');
}

class Boundary extends Component<BoundaryProps & { onRetry: () => void }, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: Error & { digest?: string }): BoundaryState {
    if (isNavigation(error)) throw error;
    return { error };
  }

  retry = () => {
    startTransition(() => {
      this.props.onRetry();
      this.setState({ error: null });
    });
  };

  override render() {
    const { name, safe = 'Nothing is lost; the rest of the page is current.', bare, children } = this.props;
    const { error } = this.state;
    if (!error) return children;
    const body = (
      <EmptyState
        kind="error"
        title={`${name} could not be read`}
        actions={<Button onClick={this.retry}>Try again</Button>}
        footnote={
          error.digest ? (
            <>
              Reference <span className="font-mono">{error.digest}</span>
            </>
          ) : undefined
        }
      >
        {safe}
      </EmptyState>
    );
    return bare ? body : <Card>{body}</Card>;
  }
}
