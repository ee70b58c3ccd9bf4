'use client';

import { ChevronDown } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useTableNavigation } from '@/components/data-table/table-context';
import { tableParsers } from '@/components/data-table/table-params';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/menu';

interface OrderMenuProps {
  /** The order in force, as it stands in the address. */
  current: string;
  orders: readonly { sort: string; label: string }[];
}

/** Orders a list that has no column heads to click. */
export function OrderMenu({ current, orders }: OrderMenuProps) {
  const navigation = useTableNavigation();
  const [, setList] = useQueryStates({ sort: tableParsers.sort, page: tableParsers.page }, navigation);
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost">
          {orders.find(({ sort }) => sort === current)?.label ?? 'Order'}
          <ChevronDown aria-hidden="true" />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuRadioGroup value={current} onValueChange={(sort) => void setList({ sort, page: null })}>
          {orders.map(({ sort, label }) => (
            <MenuRadioItem key={sort} value={sort}>
              {label}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
