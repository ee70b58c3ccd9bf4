'use client';

import { Settings2 } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import {
  Menu,
  MenuCheckItem,
  MenuContent,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu';
import { useTableView, type Density, type ViewColumn } from './use-table-view';

const densities: { value: Density; label: string }[] = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
  { value: 'dense', label: 'Dense' },
];

/** Columns and density, kept in this browser. */
export function ViewMenu({
  tableId,
  columns,
  density,
}: {
  tableId: string;
  columns: ViewColumn[];
  density: Density;
}) {
  const view = useTableView(tableId, columns, density);
  const hideable = columns.filter((column) => column.hideable);
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label="Columns and density" tooltip={false}>
          <Settings2 aria-hidden="true" />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuLabel>Density</MenuLabel>
        <MenuRadioGroup value={view.density} onValueChange={(value) => view.setDensity(value as Density)}>
          {densities.map((one) => (
            <MenuRadioItem key={one.value} value={one.value} onSelect={(event) => event.preventDefault()}>
              {one.label}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        {hideable.length > 0 ? (
          <>
            <MenuSeparator />
            <MenuLabel>Columns</MenuLabel>
            {hideable.map((column) => (
              <MenuCheckItem
                key={column.id}
                checked={!view.hidden.includes(column.id)}
                onCheckedChange={(on) => view.setHidden(column.id, !on)}
              >
                {column.label}
              </MenuCheckItem>
            ))}
          </>
        ) : null}
      </MenuContent>
    </Menu>
  );
}
