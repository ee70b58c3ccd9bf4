'use client';

import { Check, Copy } from 'lucide-react';
import { useCopy } from '@/lib/hooks/use-copy';
import { Button } from './button';
import { IconButton } from './icon-button';

interface CopyButtonProps {
  text: string;
  /** "Copy ARN". */
  label: string;
  /** Shows the label beside the mark. */
  withLabel?: boolean;
  size?: 'sm' | 'md';
}

export function CopyButton({ text, label, withLabel = false, size = 'md' }: CopyButtonProps) {
  const { copied, copy } = useCopy();
  const Icon = copied ? Check : Copy;
  const status = (
    <span aria-live="polite" className="sr-only">
      {copied ? 'Copied' : ''}
    </span>
  );
  if (withLabel) {
    return (
      <>
        <Button variant="ghost" onClick={() => void copy(text)}>
          <Icon aria-hidden="true" />
          {copied ? 'Copied' : label}
        </Button>
        {status}
      </>
    );
  }
  return (
    <>
      <IconButton label={label} size={size} onClick={() => void copy(text)}>
        <Icon aria-hidden="true" className={size === 'sm' ? 'size-3.5' : ''} />
      </IconButton>
      {status}
    </>
  );
}
