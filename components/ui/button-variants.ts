import { cva, type VariantProps } from 'class-variance-authority';

export const buttonVariants = cva(
  'inline-flex cursor-pointer items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap transition-colors duration-(--fast) hover:no-underline aria-disabled:cursor-default aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-fg-3 [&>.lucide]:-ml-0.5',
  {
    variants: {
      variant: {
        primary: 'border-ink bg-ink text-on-ink hover:bg-ink-hover',
        secondary: 'border-line-strong bg-surface text-fg hover:bg-hover [&>.lucide]:text-fg-2',
        ghost:
          'gap-1.5 border-transparent text-small font-normal text-fg-2 hover:bg-hover aria-disabled:border-transparent aria-disabled:bg-transparent [&>.lucide]:ml-0 [&>.lucide]:text-fg-3',
        danger: 'border-fail bg-surface text-fg hover:bg-del-wash',
      },
      size: { sm: 'h-7 px-2 text-small', md: 'h-8 px-3', lg: 'h-10 px-4' },
    },
    compoundVariants: [{ variant: 'ghost', size: 'md', class: 'h-7 px-2' }],
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

export type ButtonVariants = VariantProps<typeof buttonVariants>;
