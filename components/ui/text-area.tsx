'use client';

import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';
import { controlClass } from './control-class';
import { useFieldControl } from './field';

/** Several lines of text; grows with what is written where the browser can. */
export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  const props = useFieldControl(rest);
  return (
    <textarea
      rows={3}
      {...props}
      className={cn(controlClass, 'field-sizing-content min-h-20 py-2 leading-5', className)}
    />
  );
}
