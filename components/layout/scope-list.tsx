'use client';

import { Command } from 'cmdk';
import { Check, Folder, Layers } from 'lucide-react';
import type { ReactNode } from 'react';
import { CommandSearch } from '@/components/ui/combobox';
import { formatAccountId } from '@/lib/format';
import type { ScopeOptions } from './scope-options';

interface ScopeListProps {
  options: ScopeOptions;
  /** Id of the chosen account or unit, '' for the estate. */
  current: string;
  onChoose: (change: { ou: string | null; account: string | null }) => void;
}

const groupClass =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:text-fg-3';

export function ScopeList({ options, current, onChoose }: ScopeListProps) {
  return (
    <Command label="Scope">
      <CommandSearch label="Find a unit or an account" />
      <Command.List className="max-h-[min(420px,60vh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-2.5 py-2 text-small text-fg-3">
          No unit or account has that name.
        </Command.Empty>
        <ScopeItem
          value="all accounts estate"
          chosen={current === ''}
          onSelect={() => onChoose({ ou: null, account: null })}
        >
          <Layers aria-hidden="true" className="text-fg-3" />
          All accounts
        </ScopeItem>
        {options.ous.length > 0 ? (
          <Command.Group heading="Units" className={groupClass}>
            {options.ous.map((ou) => (
              <ScopeItem
                key={ou.id}
                value={`${ou.name} ${ou.id}`}
                chosen={current === ou.id}
                onSelect={() => onChoose({ ou: ou.id, account: null })}
              >
                <span style={{ width: (ou.depth ?? 0) * 12 }} />
                <Folder aria-hidden="true" className="text-fg-3" />
                <span className="truncate">{ou.name}</span>
              </ScopeItem>
            ))}
          </Command.Group>
        ) : null}
        <Command.Group heading="Accounts" className={groupClass}>
          {options.accounts.map((account) => (
            <ScopeItem
              key={account.id}
              value={`${account.name} ${account.id}`}
              chosen={current === account.id}
              onSelect={() => onChoose({ ou: null, account: account.id })}
            >
              <span className="truncate font-medium">{account.name}</span>
              <span className="font-mono text-caption whitespace-nowrap text-fg-3">
                {formatAccountId(account.id)}
              </span>
            </ScopeItem>
          ))}
        </Command.Group>
      </Command.List>
    </Command>
  );
}

function ScopeItem({
  value,
  chosen,
  onSelect,
  children,
}: {
  value: string;
  chosen: boolean;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-active"
    >
      {children}
      {chosen ? <Check aria-label="chosen" className="ml-auto text-accent" /> : null}
    </Command.Item>
  );
}
