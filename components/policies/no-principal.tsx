import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** In place of an identity that is not there, or that the tool is not for. */
export function NoPrincipal({ reason, whatToDo }: { reason: string; whatToDo: string }) {
  return (
    <Card>
      <EmptyState kind="none" title={reason}>
        {whatToDo}
      </EmptyState>
    </Card>
  );
}
