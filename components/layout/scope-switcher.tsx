'use client';

import { ChevronsUpDown, Layers } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { ScopeOptions } from './scope-options';
import { useScope } from './use-scope';

const ScopeList = dynamic(() => import('./scope-list').then((module) => module.ScopeList), {
  ssr: false,
  loading: () => <SkeletonRows className="p-4" />,
});

/** Estate, unit or account; in the address as `ou` and `account`. */
export function ScopeSwitcher({ options }: { options: ScopeOptions }) {
  const [open, setOpen] = useState(false);
  const scope = useScope();
  const account = options.accounts.find((one) => one.id === scope.account);
  const ou = options.ous.find((one) => one.id === scope.ou);
  const name = account?.name ?? ou?.name ?? 'All accounts';
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger className="inline-flex h-8 min-w-0 cursor-pointer items-center gap-2 rounded-md px-2 hover:bg-hover data-[state=open]:bg-hover">
        <Layers aria-hidden="true" className="text-fg-3" />
        <span className="sr-only">Scope: </span>
        <b className="max-w-40 truncate">{name}</b>
        <ChevronsUpDown aria-hidden="true" className="text-fg-3" />
      </PopoverTrigger>
      <PopoverContent aria-label="Scope" className="w-80 p-0">
        <ScopeList
          options={options}
          current={scope.account ?? scope.ou ?? ''}
          onChoose={(change) => {
            setOpen(false);
            scope.change(change);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
