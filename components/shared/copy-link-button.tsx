'use client';

import { Check, Link2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { useCopy } from '@/lib/hooks/use-copy';

/** Copies an address of this installation, so that another person sees the same. */
export function CopyLinkButton({ href }: { href: string }) {
  const { copied, copy } = useCopy();
  const Icon = copied ? Check : Link2;
  return (
    <>
      <Button onClick={() => void copy(new URL(href, window.location.origin).href)}>
        <Icon aria-hidden="true" />
        {copied ? 'Copied' : 'Copy link'}
      </Button>
      <span aria-live="polite" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </>
  );
}
