import { Lock } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { permissions, rolesThatCan, type Permission } from '@/lib/access/can';
import { roleNames } from '@/lib/access/role-names';
import { requireViewer } from '@/lib/auth/session';

export const metadata = { title: 'Not allowed' };

interface ForbiddenPageProps {
  searchParams: Promise<{ permission?: string | string[] }>;
}

export default async function ForbiddenPage({ searchParams }: ForbiddenPageProps) {
  const viewer = await requireViewer();
  const { permission } = await searchParams;
  const allowed = isPermission(permission) ? rolesThatCan(permission).map((role) => roleNames[role]) : [];
  return (
    <>
      <h1 className="sr-only">Not allowed</h1>
      <EmptyState
        icon={Lock}
        title={`The role ${roleNames[viewer.role]} does not see this page`}
        actions={<ButtonLink href="/">Go to the overview</ButtonLink>}
        className="pt-24"
      >
        {allowed.length > 0
          ? `People with the role ${allowed.join(' or ')} do. Ask one of them.`
          : 'Ask an admin of Rolecall.'}
      </EmptyState>
    </>
  );
}

function isPermission(text: unknown): text is Permission {
  return typeof text === 'string' && Object.hasOwn(permissions, text);
}
