'use client';

import { Command } from 'cmdk';
import { History, type LucideIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { KindIcon, toKind } from '@/components/shared/kind-icon';
import { CommandSearch } from '@/components/ui/combobox';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { usePaletteSearch, type SearchHit } from '@/lib/hooks/use-palette-search';
import { useScopedHref } from '@/lib/hooks/use-scoped-href';
import { useStoredState } from '@/lib/hooks/use-stored-state';
import { pages, type RailItem } from './pages';

export interface PaletteCommand {
  id: string;
  /** A verb with its object: "Scan payments-prod now". */
  label: string;
  icon: LucideIcon;
  run: () => void;
}

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  items: RailItem[];
  commands: PaletteCommand[];
  searchUrl: string;
}

const recentMax = 5;
const noHits: SearchHit[] = [];
const groupClass =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:text-fg-3';

export function CommandPalette({ open, onOpenChange, items, commands, searchUrl }: CommandPaletteProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Search or run" bare className="max-w-xl">
        <PaletteBody
          items={items}
          commands={commands}
          searchUrl={searchUrl}
          onDone={() => onOpenChange(false)}
        />
      </DialogContent>
    </Dialog>
  );
}

interface PaletteBodyProps {
  items: RailItem[];
  commands: PaletteCommand[];
  searchUrl: string;
  onDone: () => void;
}

function PaletteBody({ items, commands, searchUrl, onDone }: PaletteBodyProps) {
  const [query, setQuery] = useState('');
  const [recent, setRecent] = useStoredState<SearchHit[]>('rolecall:recent', noHits);
  const search = usePaletteSearch(searchUrl, query);
  const router = useRouter();
  const scoped = useScopedHref();
  const text = query.trim().toLowerCase();
  const matches = (label: string) => text === '' || label.toLowerCase().includes(text);

  const open = (hit: SearchHit) => {
    setRecent([hit, ...recent.filter((one) => one.id !== hit.id)].slice(0, recentMax));
    onDone();
    router.push(scoped(hit.href));
  };
  const shownPages = items.filter((item) => matches(pages[item.page].label));
  const shownCommands = commands.filter((command) => matches(command.label));

  return (
    <Command label="Search or run" shouldFilter={false} loop>
      <CommandSearchBox query={query} onQuery={setQuery} />
      <Command.List className="max-h-[52vh] overflow-y-auto p-1.5" aria-busy={search.state === 'loading'}>
        <Command.Empty className="px-2.5 py-3 text-small text-fg-3">
          {emptyText(search.state, text)}
        </Command.Empty>
        {text === '' && recent.length > 0 ? (
          <Command.Group heading="Recent" className={groupClass}>
            {recent.map((hit) => (
              <Row
                key={hit.id}
                value={`recent ${hit.id}`}
                onSelect={() => open(hit)}
                icon={<History aria-hidden="true" className="text-fg-3" />}
                label={hit.label}
                detail={hit.detail}
              />
            ))}
          </Command.Group>
        ) : null}
        {search.groups.map((group) => (
          <Command.Group key={group.label} heading={group.label} className={groupClass}>
            {group.items.map((hit) => (
              <Row
                key={hit.id}
                value={hit.id}
                onSelect={() => open(hit)}
                icon={<KindIcon kind={toKind(hit.kind)} />}
                label={hit.label}
                detail={hit.detail}
              />
            ))}
          </Command.Group>
        ))}
        {shownPages.length > 0 ? (
          <Command.Group heading="Go to" className={groupClass}>
            {shownPages.map(({ page }) => {
              const { label, href, icon: Icon, key } = pages[page];
              return (
                <Row
                  key={page}
                  value={`page ${page}`}
                  onSelect={() => {
                    onDone();
                    router.push(scoped(href));
                  }}
                  icon={<Icon aria-hidden="true" className="text-fg-3" />}
                  label={label}
                  end={<Kbd>g {key}</Kbd>}
                />
              );
            })}
          </Command.Group>
        ) : null}
        {shownCommands.length > 0 ? (
          <Command.Group heading="Run" className={groupClass}>
            {shownCommands.map((command) => (
              <Row
                key={command.id}
                value={`run ${command.id}`}
                onSelect={() => {
                  onDone();
                  command.run();
                }}
                icon={<command.icon aria-hidden="true" className="text-fg-3" />}
                label={command.label}
              />
            ))}
          </Command.Group>
        ) : null}
      </Command.List>
    </Command>
  );
}

function emptyText(state: 'idle' | 'loading' | 'failed' | 'done', text: string): string {
  if (state === 'loading') return 'Searching…';
  if (state === 'failed') return 'The search did not answer. Try again in a moment.';
  return `Nothing found for “${text}”.`;
}

function CommandSearchBox({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  return (
    <CommandSearch label="Name, account id, ARN or check" value={query} onValueChange={onQuery} tall>
      <Kbd>esc</Kbd>
    </CommandSearch>
  );
}

interface RowProps {
  value: string;
  onSelect: () => void;
  icon: ReactNode;
  label: string;
  detail?: string | undefined;
  end?: ReactNode;
}

function Row({ value, onSelect, icon, label, detail, end }: RowProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 whitespace-nowrap data-[selected=true]:bg-active"
    >
      {icon}
      <span className="truncate font-medium">{label}</span>
      {detail ? <span className="truncate text-fg-3">{detail}</span> : null}
      {end ? <span className="ml-auto">{end}</span> : null}
    </Command.Item>
  );
}
