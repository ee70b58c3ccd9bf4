import type { ComponentProps } from 'react';
import { Link } from '@/components/ui/link';
import { cn } from '@/lib/utils';
import { buttonVariants, type ButtonVariants } from './button-variants';

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonVariants;

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return <Link className={cn(buttonVariants({ variant, size }), className)} {...rest} />;
}
