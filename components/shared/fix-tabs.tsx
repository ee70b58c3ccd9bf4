'use client';

import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';

interface FixTabsProps {
  label?: string;
  tabs: { value: string; label: string; content: ReactNode }[];
}

/** Ways to the same end; the first is shown. */
export function FixTabs({ label: name = 'How to fix', tabs }: FixTabsProps) {
  return (
    <Tabs.Root defaultValue={tabs[0]?.value}>
      <Tabs.List
        aria-label={name}
        data-print="hide"
        className="mb-3 inline-flex flex-none rounded-md border border-line-strong bg-surface p-px"
      >
        {tabs.map(({ value, label }) => (
          <Tabs.Trigger
            key={value}
            value={value}
            className="h-[26px] cursor-pointer rounded-chip px-2.5 text-small whitespace-nowrap text-fg-2 data-[state=active]:bg-active data-[state=active]:font-medium data-[state=active]:text-fg"
          >
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map(({ value, content }) => (
        <Tabs.Content key={value} value={value}>
          {content}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
