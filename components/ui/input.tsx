'use client';

import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';
import { controlClass } from './control-class';
import { useFieldControl } from './field';

interface InputProps extends ComponentProps<'input'> {
  controlSize?: 'md' | 'lg';
}

export function Input({ controlSize = 'md', className, ...rest }: InputProps) {
  const props = useFieldControl(rest);
  return (
    <input {...props} className={cn(controlClass, controlSize === 'lg' ? 'h-10 px-3' : 'h-8', className)} />
  );
}
