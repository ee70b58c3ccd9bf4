import { describe, expect, it } from 'vitest';
import type { WayInRow } from '@/lib/db/queries/trust/list-ways-in';
import { layoutWays } from './layout-ways';

const way = (party: string, roleId: string, more: Partial<WayInRow> = {}): WayInRow => ({
  id: `${party} ${roleId}`,
  kind: 'outside',
  party,
  name: party,
  principal: party,
  trustedAccountId: null,
  roleId,
  roleName: roleId,
  accountId: '600000000001',
  accountName: 'alpha',
  externalIdRequired: false,
  conditions: [],
  held: 'none',
  reach: 'none',
  administrator: 'none',
  hops: null,
  lastActivityAt: null,
  idleDays: null,
  findings: 0,
  analyzer: 'unknown',
  ...more,
});

describe('layoutWays', () => {
  it('draws each party and each role once, and a line for each pair', () => {
    const { nodes, links, columns, rows } = layoutWays([
      way('a', 'x'),
      way('a', 'y'),
      way('b', 'x'),
      way('a', 'x'),
    ]);
    expect(nodes.map(({ key, column, row }) => [key, column, row])).toEqual([
      ['a', 0, 0],
      ['x', 1, 0],
      ['y', 1, 1],
      ['b', 0, 1],
    ]);
    expect(links).toHaveLength(3);
    expect([columns, rows]).toEqual([2, 2]);
  });

  it('has the administrator only where a role reaches one, and broken lines for conditions', () => {
    const { links, columns } = layoutWays([
      way('a', 'x', { held: 'external-id', reach: 'administrator' }),
      way('b', 'y'),
    ]);
    expect(columns).toBe(3);
    expect(links.map(({ from, to, conditional }) => [from, to, conditional])).toEqual([
      ['a', 'x', true],
      ['x', 'administrator', false],
      ['b', 'y', false],
    ]);
  });
});
