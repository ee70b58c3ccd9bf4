import { expect, it } from 'vitest';
import { textTable } from './text-table';

it('pads columns to the widest cell and aligns numbers right', () => {
  const table = textTable(
    [
      { name: 'sandbox', users: 4 },
      { name: 'web', users: 120 },
    ],
    [
      { title: 'Account', cell: (row) => row.name },
      { title: 'Users', cell: (row) => row.users, align: 'right' },
    ],
  );
  expect(table).toBe('Account  Users\nsandbox      4\nweb        120');
});

it('gives the header alone without rows', () => {
  expect(textTable([], [{ title: 'Account', cell: () => '' }])).toBe('Account');
});
