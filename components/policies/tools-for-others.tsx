import { Lock } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { rolesThatCan } from '@/lib/access/can';
import { roleNames } from '@/lib/access/role-names';

/** In place of a tool, for whoever may not use it: who may. */
export function ToolsForOthers({ what }: { what: string }) {
  const roles = rolesThatCan('policy:analyze').map((role) => roleNames[role]);
  return (
    <Card>
      <EmptyState icon={Lock} title={what}>
        People with the role {roles.join(' or ')} see a smaller policy here. Ask one of them.
      </EmptyState>
    </Card>
  );
}
