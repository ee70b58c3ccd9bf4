import { describe, expect, it } from 'vitest';
import type { TrustRow } from '@/lib/db/queries/trust/list-trust';
import { layoutTrust } from './layout-trust';

const row = (party: string, role: string, account: string, conditions: string[] = []): TrustRow => ({
  id: `${role}/${party}`,
  partyId: `account:${party}`,
  partyKind: 'account',
  partyName: party,
  standing: 'unknown',
  principal: `arn:aws:iam::${party}:root`,
  identityId: role,
  roleName: role,
  roleArn: `arn:aws:iam::${account}:role/${role}`,
  accountId: account,
  accountName: `name of ${account}`,
  externalIdRequired: false,
  conditions,
  issues: [],
  reach: 'none',
  hops: null,
  lastUsedAt: null,
  analyzer: 'unknown',
  analyzerTitle: null,
  owner: null,
  snapshotAt: new Date(0),
});

describe('layoutTrust', () => {
  it('puts each party, role and account once, in its column', () => {
    const { nodes, links, columns, rows } = layoutTrust([
      row('1', 'a', 'x'),
      row('1', 'b', 'x'),
      row('2', 'b', 'x'),
    ]);
    const inColumn = (column: number) => nodes.filter((node) => node.column === column).map(({ key }) => key);
    expect([inColumn(0), inColumn(1), inColumn(2)]).toEqual([['account:1', 'account:2'], ['a', 'b'], ['x']]);
    expect(links).toHaveLength(5);
    expect({ columns, rows }).toEqual({ columns: 3, rows: 2 });
  });

  it('breaks a line only where every way between the two has a condition', () => {
    const conditional = (rows: TrustRow[]) => layoutTrust(rows).links[0]?.conditional;
    expect(conditional([row('1', 'a', 'x', ['Bool x true'])])).toBe(true);
    expect(conditional([row('1', 'a', 'x', ['Bool x true']), row('1', 'a', 'x')])).toBe(false);
    expect(conditional([row('1', 'a', 'x'), row('1', 'a', 'x', ['Bool x true'])])).toBe(false);
  });
});
