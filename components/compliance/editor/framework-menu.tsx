'use client';

import { Ellipsis } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import { ConfirmContent } from '@/components/ui/confirm-content';
import { Dialog } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import type { FrameworkActions } from './framework-actions';

interface FrameworkMenuProps {
  id: string;
  title: string;
  isOwn: boolean;
  /** Whether the viewer may make and change frameworks. */
  mayEdit: boolean;
  compareHref: string | null;
  remove: FrameworkActions['remove'];
}

/** What else can be done with a framework. */
export function FrameworkMenu({ id, title, isOwn, mayEdit, compareHref, remove }: FrameworkMenuProps) {
  const [isRemoving, setRemoving] = useState(false);
  const router = useRouter();
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={`More about ${title}`} tooltip={false}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          {compareHref ? <MenuLink href={compareHref}>Compare versions</MenuLink> : null}
          <MenuLink href={`/api/v1/frameworks/${id}`} download>
            Export as JSON
          </MenuLink>
          {mayEdit ? (
            <>
              <MenuSeparator />
              {isOwn ? <MenuLink href={`/compliance/${id}/edit`}>Change</MenuLink> : null}
              <MenuLink href={`/compliance/new?from=${id}`}>Copy as my own</MenuLink>
              {isOwn ? <MenuItem onSelect={() => setRemoving(true)}>Remove…</MenuItem> : null}
            </>
          ) : null}
        </MenuContent>
      </Menu>
      <Dialog open={isRemoving} onOpenChange={setRemoving}>
        {isRemoving ? (
          <ConfirmContent
            title={`Remove ${title}`}
            description="Its page and its figures go for everybody. Checks and findings stay, and what people attested for it stays in the record. Export it first to be able to bring it back."
            confirmLabel="Remove framework"
            busyLabel="Removing…"
            typed={id}
            danger
            onConfirm={async () => {
              const answer = await remove({ id });
              if (!answer.ok) return failureText(answer) ?? answer.message;
              toast(`${title} removed`);
              router.push('/compliance');
            }}
            onDone={() => setRemoving(false)}
          />
        ) : null}
      </Dialog>
    </>
  );
}
