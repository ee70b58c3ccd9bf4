import { SearchX } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={SearchX}
        title="There is nothing at this address"
        actions={<ButtonLink href="/">Go to the overview</ButtonLink>}
        className="pt-24"
      >
        It may have been removed, or lie outside what you may see. Press ⌘K or Ctrl K to search for it.
      </EmptyState>
    </>
  );
}
