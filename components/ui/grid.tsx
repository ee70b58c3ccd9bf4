import type { ComponentProps } from 'react';
import { cn } from '@/lib/utils';

/** Twelve columns with 16 px between. Below 1180 px everything stands in one column. */
export function Grid({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={cn('grid grid-cols-12 items-stretch gap-4 *:col-span-12', className)} {...rest} />;
}

const spans = {
  3: 'xl:col-span-3!',
  4: 'xl:col-span-4!',
  5: 'xl:col-span-5!',
  6: 'xl:col-span-6!',
  7: 'xl:col-span-7!',
  8: 'xl:col-span-8!',
  9: 'xl:col-span-9!',
  12: '',
} as const;

export type Span = keyof typeof spans;

/** Class for a child of `Grid`. */
export function spanClass(span: Span): string {
  return spans[span];
}

/** A cell of `Grid` that stacks its children with 16 px between. */
export function Column({ span = 12, className, ...rest }: ComponentProps<'div'> & { span?: Span }) {
  return <div className={cn('flex min-w-0 flex-col gap-4', spans[span], className)} {...rest} />;
}
