import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, Role } from '@/lib/snapshot/account-snapshot';
import type { Readings } from './collect/stage-context';
import { shareUnmoved } from './share-unmoved';

const role = (name: string, description: string | null = null) =>
  ({ name, arn: `arn:aws:iam::111122223333:role/${name}`, description, tags: [] }) as unknown as Role;

const read = <T>(value: T, asOf: string) => ({ state: 'read', value, asOf }) as const;
const snapshot = (readings: object) => {
  const unread = new Proxy({}, { get: () => ({ state: 'skipped', reason: '' }) });
  return Object.assign(Object.create(unread), readings) as AccountSnapshot;
};
const share = (now: Partial<Readings>, before: object) => shareUnmoved(now, snapshot(before));

describe('shareUnmoved', () => {
  it('gives an unmoved list as the same object, with the time of this reading', () => {
    const before = [role('a'), role('b')];
    const { roles } = share({ roles: read([role('a'), role('b')], '2') }, { roles: read(before, '1') });
    expect(roles).toEqual({ state: 'read', value: before, asOf: '2' });
    expect(roles?.state === 'read' && roles.value).toBe(before);
  });

  it('gives the unmoved items of a list that moved as the same objects', () => {
    const before = [role('a'), role('b')];
    const now = [role('a'), role('b', 'new'), role('c')];
    const { roles } = share({ roles: read(now, '2') }, { roles: read(before, '1') });
    const value = roles?.state === 'read' ? roles.value : [];
    expect(value).toEqual(now);
    expect(value[0]).toBe(before[0]);
    expect(value[1]).not.toBe(before[1]);
  });

  it('tells an order that moved, and takes no reading for another', () => {
    const before = [role('a'), role('b')];
    const { roles } = share({ roles: read([role('b'), role('a')], '2') }, { roles: read(before, '1') });
    expect(roles?.state === 'read' && roles.value.map(({ name }) => name)).toEqual(['b', 'a']);
    const denied = { state: 'unread', code: 'AccessDenied', operation: 'x', message: '' } as const;
    expect(share({ roles: denied }, { roles: read(before, '1') }).roles).toBe(denied);
    expect(share({}, { roles: read(before, '1') })).toEqual({});
  });

  it('leaves what has no previous snapshot alone', () => {
    const readings = { roles: read([role('a')], '2') };
    expect(shareUnmoved(readings, null)).toBe(readings);
  });
});
