import { expect, it } from 'vitest';
import type { Climber, Hop } from '@/lib/db/queries/paths/types';
import { administratorKey } from '@/components/shared/drawn-routes';
import { layoutRoutes } from './layout-routes';

const hop = (to: string, more: Partial<Hop> = {}): Hop => ({
  from: '',
  to: `role/${to}`,
  pathIds: ['PE-STS-001'],
  toIdentityId: to,
  account: { id: '1', name: 'prod' },
  isOwn: false,
  conditional: false,
  ...more,
});
const climber = (name: string, ...hops: Hop[]): Climber => ({
  identityId: name,
  arn: `arn:aws:iam::111122223333:user/${name}`,
  name,
  kind: 'user',
  accountId: '1',
  accountName: 'prod',
  severity: 'high',
  conditional: false,
  hops,
  ways: [],
});
const placed = (...climbers: Climber[]) => {
  const drawn = layoutRoutes(climbers);
  return { ...drawn, at: (key: string) => drawn.nodes.find((node) => node.key === key)?.column };
};

it('ends every route at the administrator, one column a hop', () => {
  const { columns, at, links } = placed(
    climber('ana', hop('deploy'), hop('admin')),
    climber('bo', hop('admin')),
  );
  expect(columns).toBe(4);
  expect(['ana', 'deploy', 'bo', 'admin', administratorKey].map(at)).toEqual([0, 1, 1, 2, 3]);
  expect(links.map(({ from, to }) => `${from} ${to}`)).toEqual([
    'ana deploy',
    'deploy admin',
    `admin ${administratorKey}`,
    'bo admin',
  ]);
});

it('draws one who makes itself an administrator right before it', () => {
  const { at, links } = placed(
    climber('cy', hop('cy', { isOwn: true, conditional: true, pathIds: ['PE-IAM-003'] })),
  );
  expect([at('cy'), at(administratorKey)]).toEqual([0, 1]);
  expect(links).toEqual([{ from: 'cy', to: administratorKey, conditional: true, by: 'PE-IAM-003' }]);
});

it('puts no two boxes in one place, and every line goes to the right', () => {
  const names = ['a', 'b', 'c', 'd'];
  const { nodes, links } = placed(
    ...names.map((name, index) => climber(name, hop(`r${index % 2}`), hop('admin'))),
  );
  expect(new Set(nodes.map(({ column, row }) => `${column} ${row}`)).size).toBe(nodes.length);
  const columnOf = new Map(nodes.map(({ key, column }) => [key, column]));
  for (const { from, to } of links) expect(columnOf.get(from)).toBeLessThan(columnOf.get(to) ?? 0);
});

it('is only the administrator without routes', () => {
  expect(layoutRoutes([])).toMatchObject({ columns: 1, rows: 1, links: [] });
});
