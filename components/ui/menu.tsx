'use client';

import { Check } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { cn } from '@/lib/utils';
import { Kbd } from './kbd';

/** Not modal: the page behind keeps its place in the accessibility tree while a menu is open. */
export function Menu(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={false} {...props} />;
}
export const MenuTrigger = Primitive.Trigger;
export const MenuRadioGroup = Primitive.RadioGroup;

const itemClass =
  'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1 outline-none select-none data-disabled:cursor-default data-disabled:text-fg-3 data-highlighted:bg-active hover:no-underline [&>.lucide]:text-fg-3 [&>kbd]:ml-auto';

export function MenuContent({ className, align = 'end', ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className={cn('pop-in z-50 min-w-[200px] rounded-pop bg-pop p-1.5 shadow-floating', className)}
        {...rest}
      />
    </Primitive.Portal>
  );
}

interface MenuItemProps extends ComponentProps<typeof Primitive.Item> {
  /** The key that does the same. Shown only; bind it with `useHotkeys`. */
  shortcut?: string;
}

export function MenuItem({ shortcut, className, children, ...rest }: MenuItemProps) {
  return (
    <Primitive.Item className={cn(itemClass, className)} {...rest}>
      {children}
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </Primitive.Item>
  );
}

export function MenuLink({
  href,
  children,
  download,
}: {
  href: string;
  children: ReactNode;
  download?: boolean;
}) {
  return (
    <Primitive.Item asChild>
      {download ? (
        <a href={href} download className={itemClass}>
          {children}
        </a>
      ) : (
        <Link href={href} className={itemClass}>
          {children}
        </Link>
      )}
    </Primitive.Item>
  );
}

export function MenuRadioItem({ className, children, ...rest }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(itemClass, className)} {...rest}>
      {children}
      <Primitive.ItemIndicator className="ml-auto">
        <Check aria-hidden="true" className="text-accent" />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

/** Stays open when toggled. */
export function MenuCheckItem({
  className,
  children,
  ...rest
}: ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem
      onSelect={(event) => event.preventDefault()}
      className={cn(itemClass, className)}
      {...rest}
    >
      {children}
      <Primitive.ItemIndicator className="ml-auto">
        <Check aria-hidden="true" className="text-accent" />
      </Primitive.ItemIndicator>
    </Primitive.CheckboxItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className="px-2.5 pt-2 pb-1 text-caption text-fg-3">{children}</Primitive.Label>;
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1.5 my-1.5 border-t border-line" />;
}
