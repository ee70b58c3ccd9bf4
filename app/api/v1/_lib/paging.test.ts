import { describe, expect, it } from 'vitest';
import { nextCursor, readPage } from './paging';

describe('readPage', () => {
  const query = { kind: 'user', size: '2' };

  it('counts on from the cursor of the page before', () => {
    expect(readPage(query, 'identities')).toEqual({ page: 1, size: 2 });
    const cursor = nextCursor(query, 'identities', { page: 1, size: 2, total: 5 });
    expect(readPage({ ...query, cursor }, 'identities')).toEqual({ page: 2, size: 2 });
    expect(nextCursor(query, 'identities', { page: 3, size: 2, total: 5 })).toBeNull();
  });

  it('refuses a cursor of other filters, of another list and of nobody', () => {
    const cursor = nextCursor(query, 'identities', { page: 1, size: 2, total: 5 });
    const refused = expect.objectContaining({ code: 'invalid', details: { field: 'cursor' } });
    expect(() => readPage({ ...query, kind: 'role', cursor }, 'identities')).toThrow(refused);
    expect(() => readPage({ ...query, cursor }, 'keys')).toThrow(refused);
    expect(() => readPage({ ...query, cursor: '../x' }, 'identities')).toThrow(refused);
  });

  it.each(['0', '1001', '-1', '1.5', 'many'])('refuses a size of %s', (size) => {
    expect(() => readPage({ size }, 'keys')).toThrow(expect.objectContaining({ details: { field: 'size' } }));
  });
});
