import { describe, expect, it } from 'vitest';
import { foldChanges, type FoldableChange } from './fold-changes';

const change = (more: Partial<FoldableChange>): FoldableChange => ({
  accountId: '1',
  entityKind: 'user',
  entity: 'ana',
  field: 'path',
  before: null,
  after: null,
  event: null,
  ...more,
});
const created = (entity = 'ana') =>
  change({ entity, field: 'created', before: false, after: true, event: 'user-created' });
const deleted = (entity = 'ana') =>
  change({ entity, field: 'deleted', before: true, after: false, event: 'user-deleted' });

describe('foldChanges', () => {
  it('keeps the first value and the last', () => {
    const steps = [
      change({ field: 'administrator', before: 'none', after: 'conditional' }),
      change({ field: 'administrator', before: 'conditional', after: 'full', event: 'administrator-gained' }),
    ];
    expect(foldChanges(steps)).toEqual([
      change({ field: 'administrator', before: 'none', after: 'full', event: 'administrator-gained' }),
    ]);
  });

  it('tells nothing of what is as it was', () => {
    expect(foldChanges([created(), deleted()])).toEqual([]);
    expect(foldChanges([deleted(), created()])).toEqual([]);
    expect(
      foldChanges([change({ before: '/a/', after: '/b/' }), change({ before: '/b/', after: '/a/' })]),
    ).toEqual([]);
  });

  it('keeps things, fields and members of lists apart', () => {
    const steps = [
      created('bo'),
      change({ field: 'attachedPolicies', before: null, after: 'one', event: 'policy-attached' }),
      change({ field: 'attachedPolicies', before: null, after: 'two', event: 'policy-attached' }),
      change({ field: 'attachedPolicies', before: 'one', after: null, event: 'policy-detached' }),
      change({ accountId: '2', field: 'attachedPolicies', before: null, after: 'one' }),
    ];
    expect(foldChanges(steps).map(({ accountId, entity, after }) => [accountId, entity, after])).toEqual([
      ['1', 'bo', true],
      ['1', 'ana', 'two'],
      ['2', 'ana', 'one'],
    ]);
  });

  it('keeps an existence that lasts after coming, going and coming again', () => {
    expect(foldChanges([created(), deleted(), created()])).toEqual([created()]);
  });
});
