'use client';

import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';
import { Tooltip } from './tooltip';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** The accessible name, and the tooltip. */
  label: string;
  size?: 'sm' | 'md';
  tooltip?: boolean;
}

export function IconButton({
  label,
  size = 'md',
  tooltip = true,
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      type={type}
      aria-label={label}
      className={cn(
        'inline-grid flex-none cursor-pointer place-items-center rounded-md text-fg-2 transition-colors duration-(--fast) hover:bg-hover aria-expanded:bg-hover',
        size === 'md' ? 'size-8' : 'size-6',
        className,
      )}
      {...rest}
    />
  );
  return tooltip ? <Tooltip content={label}>{button}</Tooltip> : button;
}
