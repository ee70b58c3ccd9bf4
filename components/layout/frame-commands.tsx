'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { useHotkeys, type Hotkeys } from '@/lib/hooks/use-hotkeys';
import { useScopedHref } from '@/lib/hooks/use-scoped-href';
import { useStoredState } from '@/lib/hooks/use-stored-state';
import { pages, type RailItem } from './pages';
import type { ScopeOptions } from './scope-options';
import { usePaletteCommands, type FrameRights } from './use-palette-commands';

const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), {
  ssr: false,
});
const ShortcutsDialog = dynamic(() => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog), {
  ssr: false,
});

function focusListSearch() {
  document.querySelector<HTMLInputElement>('main input[type="search"]')?.focus();
}

interface FrameCommandsProps {
  items: RailItem[];
  searchUrl: string;
  rights: FrameRights;
  scope: ScopeOptions;
}

/** The search button of the bar, the palette that it opens, and the keys of the frame. */
export function FrameCommands({ items, searchUrl, rights, scope }: FrameCommandsProps) {
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const [singleKeys, setSingleKeys] = useStoredState('rolecall:single-keys', true);
  const router = useRouter();
  const scoped = useScopedHref();
  const commands = usePaletteCommands(rights, scope);

  const hotkeys: Hotkeys = {
    'mod+k': () => setPalette(true),
    '/': focusListSearch,
    '?': () => setHelp(true),
  };
  for (const { page } of items) {
    hotkeys[`g ${pages[page].key}`] = () => router.push(scoped(pages[page].href));
  }
  useHotkeys(hotkeys, { singleKeys });

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setPalette(true)}
        className="ml-auto inline-flex h-8 flex-none cursor-pointer items-center gap-2 rounded-md text-small text-fg-3 max-sm:w-8 max-sm:justify-center sm:w-36 sm:border sm:border-line-strong sm:bg-surface sm:pr-1.5 sm:pl-2.5 md:w-[232px]"
      >
        <Search aria-hidden="true" />
        <span className="max-sm:sr-only">Search or run</span>
        <Kbd className="ml-auto max-md:hidden">⌘K</Kbd>
      </button>
      {palette ? (
        <CommandPalette
          open={palette}
          onOpenChange={setPalette}
          items={items}
          commands={commands}
          searchUrl={searchUrl}
        />
      ) : null}
      {help ? (
        <ShortcutsDialog
          open={help}
          onOpenChange={setHelp}
          items={items}
          singleKeys={singleKeys}
          onSingleKeysChange={setSingleKeys}
        />
      ) : null}
    </>
  );
}
