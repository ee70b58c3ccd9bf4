'use client';

import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';
import { controlClass } from './control-class';
import { useFieldControl } from './field';

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  const props = useFieldControl(rest);
  return <textarea rows={rows} {...props} className={cn(controlClass, 'py-1.5', className)} />;
}
