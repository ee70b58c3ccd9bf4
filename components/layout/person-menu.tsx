'use client';

import { LogOut, UserCog } from 'lucide-react';
import { useTheme } from 'next-themes';
import { startTransition } from 'react';
import { Avatar } from '@/components/ui/avatar';
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuLink,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu';
import { useMounted } from '@/lib/hooks/use-mounted';

export interface FramePerson {
  name: string;
  /** "Analyst". */
  role: string;
}

interface PersonMenuProps {
  person: FramePerson;
  signOut: () => Promise<void>;
  profileHref?: string;
}

export function PersonMenu({ person, signOut, profileHref }: PersonMenuProps) {
  const { theme, setTheme } = useTheme();
  const mounted = useMounted();
  return (
    <Menu>
      <MenuTrigger className="flex w-full cursor-pointer items-center gap-2.5 rounded-md p-2 text-left text-small hover:bg-hover data-[state=open]:bg-hover">
        <Avatar name={person.name} />
        <span className="min-w-0">
          <b className="block truncate leading-4">{person.name}</b>
          <span className="block text-caption leading-[14px] text-fg-3">{person.role}</span>
        </span>
      </MenuTrigger>
      <MenuContent align="start" side="top">
        <MenuLabel>Theme</MenuLabel>
        <MenuRadioGroup value={mounted ? (theme ?? 'system') : 'system'} onValueChange={setTheme}>
          <MenuRadioItem value="system">As the system</MenuRadioItem>
          <MenuRadioItem value="light">Light</MenuRadioItem>
          <MenuRadioItem value="dark">Dark</MenuRadioItem>
        </MenuRadioGroup>
        <MenuSeparator />
        {profileHref ? (
          <MenuLink href={profileHref}>
            <UserCog aria-hidden="true" />
            Profile
          </MenuLink>
        ) : null}
        <MenuItem onSelect={() => startTransition(() => void signOut())}>
          <LogOut aria-hidden="true" />
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
