import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/utils';

interface TableProps extends ComponentProps<'table'> {
  caption: ReactNode;
  size?: 'comfortable' | 'tall' | 'compact' | 'dense';
  /** On phones each row becomes a card; "three" puts three fields in a row. */
  cards?: boolean | 'three';
  /** Stands at the top of a card without a head. */
  headed?: boolean;
}

/** A small native table for cards and details. Lists that sort, filter and page are `DataTable`. */
export function Table({
  caption,
  size = 'comfortable',
  cards = true,
  headed = false,
  className,
  children,
  ...rest
}: TableProps) {
  return (
    <div className="overflow-x-auto">
      <table
        className={cn(
          'ledger',
          size !== 'comfortable' && size,
          cards && 'cards',
          cards === 'three' && 'three',
          headed && 'headed',
          className,
        )}
        {...rest}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** A column head; `num` stands right. Empty heads need `srLabel`. */
export function Th({
  num = false,
  srLabel,
  className,
  children,
  ...rest
}: ComponentProps<'th'> & { num?: boolean; srLabel?: string }) {
  return (
    <th scope="col" className={cn(num && 'num', className)} {...rest}>
      {children}
      {srLabel ? <span className="sr-only">{srLabel}</span> : null}
    </th>
  );
}

interface TdProps extends ComponentProps<'td'> {
  num?: boolean;
  /** The column's name, shown above the value on phones. */
  label?: string;
  phone?: 'show' | 'full' | 'off';
}

export function Td({ num = false, label, phone = 'show', className, ...rest }: TdProps) {
  return (
    <td data-label={label} className={cn(num && 'num', phone !== 'show' && phone, className)} {...rest} />
  );
}
