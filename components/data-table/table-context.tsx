'use client';

import {
  createContext,
  useContext,
  useMemo,
  useState,
  useTransition,
  type ReactNode,
  type TransitionStartFunction,
} from 'react';

interface Selection {
  /** Ids of the chosen rows of this page, in the order of the rows. */
  selected: string[];
  /** True when every row that matches is meant, not only those of this page. */
  allMatching: boolean;
  rowIds: string[];
  toggle: (id: string, on: boolean) => void;
  togglePage: (on: boolean) => void;
  selectAllMatching: () => void;
  clear: () => void;
}

interface TableState {
  pending: boolean;
  startTransition: TransitionStartFunction;
  selection: Selection;
}

const TableContext = createContext<TableState | null>(null);

function useTable(): TableState {
  const state = useContext(TableContext);
  if (!state) throw new Error('This part of a table needs a DataTable around it.');
  return state;
}

/** For bulk actions inside a `DataTable`. */
export function useSelection(): Selection {
  return useTable().selection;
}

/** Options that make a change of the address fetch the rows anew and mark the table busy meanwhile. */
export function useTableNavigation() {
  const { startTransition } = useTable();
  return { shallow: false, history: 'push', startTransition } as const;
}

export function useTablePending(): boolean {
  return useTable().pending;
}

export function TableProvider({ rowIds, children }: { rowIds: string[]; children: ReactNode }) {
  const [pending, startTransition] = useTransition();
  const selection = useSelectionState(rowIds);
  const state = useMemo(
    () => ({ pending, startTransition, selection }),
    [pending, startTransition, selection],
  );
  return <TableContext value={state}>{children}</TableContext>;
}

function useSelectionState(rowIds: string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [allMatching, setAllMatching] = useState(false);
  return useMemo(() => {
    const selected = rowIds.filter((id) => chosen.has(id));
    const choose = (ids: Iterable<string>) => {
      setChosen(new Set(ids));
      setAllMatching(false);
    };
    return {
      selected,
      allMatching: allMatching && selected.length === rowIds.length,
      rowIds,
      toggle: (id, on) => choose(on ? [...selected, id] : selected.filter((one) => one !== id)),
      togglePage: (on) => choose(on ? rowIds : []),
      selectAllMatching: () => {
        choose(rowIds);
        setAllMatching(true);
      },
      clear: () => choose([]),
    };
  }, [rowIds, chosen, allMatching]);
}
