// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OnUrlUpdateFunction } from 'nuqs/adapters/testing';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestFrame } from '@/components/testing/app-frame-context';
import { DataTable } from './data-table';
import type { DataTableProps } from './data-table-props';
import { useSelection } from './table-context';
import type { Column } from './types';

interface Key {
  id: string;
  user: string;
  age: number;
}

const rows: Key[] = [
  { id: 'k1', user: 'alice', age: 412 },
  { id: 'k2', user: 'bob', age: 12 },
];
const columns: Column<Key>[] = [
  {
    id: 'user',
    header: 'User',
    cell: (row) => <a href={`/identities/${row.id}`}>{row.user}</a>,
    sortable: true,
  },
  { id: 'age', header: 'Age, days', cell: (row) => row.age, align: 'right', sortable: true },
  { id: 'owner', header: 'Owner', cell: () => 'team-data' },
];
const facets = [{ key: 'owner', label: 'Owner', options: [{ value: 'none', label: 'No owner', count: 3 }] }];

const onUrlUpdate = vi.fn<OnUrlUpdateFunction>();
const onPush = vi.fn<(href: string) => void>();

function show(props: Partial<DataTableProps<Key>> = {}, search = '') {
  return render(
    <TestFrame search={search} onUrlUpdate={onUrlUpdate} onPush={onPush}>
      <DataTable
        id="keys"
        caption="Access keys, oldest first"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.user}
        rowHref={(row) => `/identities/${row.id}`}
        sort={{ field: 'age', direction: 'desc' }}
        page={2}
        size={25}
        total={340}
        noun={{ one: 'key', many: 'keys' }}
        facets={facets}
        searchLabel="Search keys"
        empty={<p>No keys</p>}
        filtered={false}
        {...props}
      />
    </TestFrame>,
  );
}

function lastQuery(): URLSearchParams {
  return onUrlUpdate.mock.lastCall?.[0].searchParams ?? new URLSearchParams();
}

beforeAll(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.hasPointerCapture = () => false;
});
beforeEach(() => {
  onUrlUpdate.mockClear();
  onPush.mockClear();
  window.localStorage.clear();
});
afterEach(cleanup);

describe('DataTable', () => {
  it('is a named native table whose sorted head says so', () => {
    show();
    expect(screen.getByRole('table', { name: 'Access keys, oldest first' })).toBeTruthy();
    expect(screen.getByRole('columnheader', { name: 'Age, days' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    expect(screen.getByRole('columnheader', { name: 'User' }).getAttribute('aria-sort')).toBeNull();
    expect(screen.getByText('26–50 of 340')).toBeTruthy();
  });

  it('puts the sort in the address and returns to the first page', async () => {
    show({}, '?page=2&sort=age.desc');
    await userEvent.click(screen.getByRole('button', { name: 'Age, days' }));
    await waitFor(() => expect(lastQuery().get('sort')).toBe('age.asc'));
    expect(lastQuery().has('page')).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'User' }));
    await waitFor(() => expect(lastQuery().get('sort')).toBe('user.asc'));
    expect(onUrlUpdate.mock.lastCall?.[0].options).toMatchObject({ history: 'push', shallow: false });
  });

  it('pages, and says why it can not go further', async () => {
    show({ page: 14 }, '?page=14');
    const next = screen.getByRole('button', { name: 'Next' });
    expect(next.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(next);
    expect(onUrlUpdate).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    await waitFor(() => expect(lastQuery().get('page')).toBe('13'));
  });

  it('searches once after the last key', async () => {
    show({}, '?page=2');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search keys' }), 'ali');
    await waitFor(() => expect(lastQuery().get('q')).toBe('ali'));
    expect(lastQuery().has('page')).toBe(false);
    expect(onUrlUpdate).toHaveBeenCalledTimes(1);
  });

  it('adds a filter and removes it by its chip', async () => {
    show();
    await userEvent.click(screen.getByRole('button', { name: 'Add filter' }));
    await userEvent.click(screen.getByRole('button', { name: 'Owner' }));
    await userEvent.click(screen.getByRole('checkbox', { name: /No owner/ }));
    await waitFor(() => expect(lastQuery().get('owner')).toBe('none'));
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Remove filter Owner' }));
    await waitFor(() => expect(lastQuery().has('owner')).toBe(false));
  });

  it('names the filters that leave nothing and clears them', async () => {
    show({ rows: [], total: 0, unfiltered: 441, filtered: true }, '?owner=none&q=zz');
    expect(screen.getByText('0 of 441 keys')).toBeTruthy();
    expect(screen.getByText('no owner', { selector: 'p *, div > b' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(lastQuery().toString()).toBe(''));
  });

  it('shows the empty state when there is nothing at all', () => {
    show({ rows: [], total: 0 });
    expect(screen.getByText('No keys')).toBeTruthy();
  });

  it('opens a row by a click beside its links', async () => {
    show();
    await userEvent.click(within(screen.getByRole('row', { name: /alice/ })).getByText('412'));
    expect(onPush).toHaveBeenCalledWith('/identities/k1');
  });

  it('hides a column and remembers it', async () => {
    show();
    await userEvent.click(screen.getByRole('button', { name: 'Columns and density' }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Owner' }));
    expect(document.querySelector('style')?.textContent).toContain('[data-column="owner"]');
    expect(window.localStorage.getItem('rolecall:table:keys')).toContain('owner');
  });
});

function Chosen() {
  const { selected, allMatching } = useSelection();
  return <output>{allMatching ? 'all' : selected.join(',')}</output>;
}

describe('selection', () => {
  it('goes from one row to the page to all that match', async () => {
    show({ bulkActions: <Chosen /> });
    expect(screen.queryByRole('toolbar')).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select bob' }));
    expect(screen.getByRole('toolbar', { name: '1 selected' })).toBeTruthy();
    const page = screen.getByRole('checkbox', { name: 'Select all rows of this page' });
    expect(page.getAttribute('aria-checked')).toBe('mixed');
    await userEvent.click(page);
    expect(screen.getByText('k1,k2', { selector: 'output' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Select all 340' }));
    expect(screen.getByRole('toolbar', { name: '340 selected' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Clear selection' }));
    expect(screen.queryByRole('toolbar')).toBeNull();
  });
});
