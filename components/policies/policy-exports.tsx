'use client';

import { Download } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import type { PolicyExports } from '@/lib/iam/right-size/export-policy';

interface PolicyExportsProps {
  exports: PolicyExports;
  name: string;
}

const formats = [
  { value: 'json', label: 'JSON', file: 'json' },
  { value: 'terraform', label: 'Terraform', file: 'tf' },
  { value: 'cli', label: 'AWS CLI', file: 'sh' },
] as const;

/** The smaller policy to take away, in three forms: copied, or as a file. */
export function PolicyExportTabs({ exports, name }: PolicyExportsProps) {
  const offered = formats.filter(({ value }) => exports[value] !== '');
  return (
    <Tabs.Root defaultValue={offered[0]?.value}>
      <Tabs.List
        aria-label={`Forms of ${name}`}
        data-print="hide"
        className="mb-3 inline-flex flex-none rounded-md border border-line-strong bg-surface p-px"
      >
        {offered.map(({ value, label }) => (
          <Tabs.Trigger
            key={value}
            value={value}
            className="h-[26px] cursor-pointer rounded-chip px-2.5 text-small whitespace-nowrap text-fg-2 data-[state=active]:bg-active data-[state=active]:font-medium data-[state=active]:text-fg"
          >
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {offered.map(({ value, label, file }) => (
        <Tabs.Content key={value} value={value}>
          <CodeBlock
            label={`${name} as ${label}`}
            language={value === 'json' ? 'json' : 'text'}
            code={exports[value]}
            copyLabel={`Copy ${label}`}
          />
          <Button className="mt-2" onClick={() => download(`${name}.${file}`, exports[value])}>
            <Download aria-hidden="true" />
            Download {label}
          </Button>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replaceAll(/[^\w.+=,@-]/g, '-');
  link.click();
  URL.revokeObjectURL(url);
}
