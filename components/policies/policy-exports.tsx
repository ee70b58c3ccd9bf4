'use client';

import { Download } from 'lucide-react';
import { FixTabs } from '@/components/shared/fix-tabs';
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
    <FixTabs
      label={`Forms of ${name}`}
      tabs={offered.map(({ value, label, file }) => ({
        value,
        label,
        content: (
          <>
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
          </>
        ),
      }))}
    />
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
