import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** In place of an analysis where the text was not read or is no policy. */
export function NoText({ problem }: { problem: string | null }) {
  return (
    <Card>
      <EmptyState title={problem ? 'The stored text is no policy' : 'Its text was not read'}>
        {problem ?? 'The last scan could not read it, so nothing is known of what it allows.'}
      </EmptyState>
    </Card>
  );
}
