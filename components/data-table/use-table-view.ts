import { useMemo } from 'react';
import { useStoredState } from '@/lib/hooks/use-stored-state';

export type Density = 'comfortable' | 'compact' | 'dense';

export interface ViewColumn {
  id: string;
  label: string;
  hideable: boolean;
  hidden: boolean;
}

interface StoredView {
  hidden?: string[];
  density?: Density;
}

const nothing: StoredView = {};

/** Which columns of a table are hidden and how high its rows are, as this browser remembers. */
export function useTableView(tableId: string, columns: ViewColumn[], density: Density) {
  const [stored, setStored] = useStoredState<StoredView>(`rolecall:table:${tableId}`, nothing);
  const hidden = useMemo(
    () =>
      columns
        .filter(
          (column) => column.hideable && (stored.hidden ? stored.hidden.includes(column.id) : column.hidden),
        )
        .map((column) => column.id),
    [columns, stored],
  );
  return {
    hidden,
    density: stored.density ?? density,
    setDensity: (next: Density) => setStored({ ...stored, density: next }),
    setHidden: (id: string, hide: boolean) =>
      setStored({ ...stored, hidden: hide ? [...hidden, id] : hidden.filter((one) => one !== id) }),
  };
}
