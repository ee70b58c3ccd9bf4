import { describe, expect, it } from 'vitest';
import { can, permissions, type Permission } from './can';
import { isInScope, requireInScope } from './in-scope';
import { requirePermission } from './require-permission';
import { commandLineViewer, personRoles, type Viewer } from './viewer';

const limited: Viewer = {
  ...commandLineViewer,
  role: 'manager',
  scope: { kind: 'accounts', accountIds: ['111111111111'] },
};

describe('requirePermission', () => {
  it.each(personRoles)('lets %s do what the table says and nothing else', (role) => {
    for (const permission of Object.keys(permissions) as Permission[]) {
      const ask = () => requirePermission({ ...commandLineViewer, role }, permission);
      if (can({ role }, permission)) expect(ask).not.toThrow();
      else expect(ask).toThrow(expect.objectContaining({ code: 'forbidden' }));
    }
  });

  it('names who can', () => {
    expect(() => requirePermission(limited, 'account:link')).toThrow(
      expect.objectContaining({ whatToDo: 'Ask someone with the role admin.' }),
    );
  });
});

describe('scope', () => {
  it('is everything for the estate and the listed accounts otherwise', () => {
    expect(isInScope(commandLineViewer, '222222222222')).toBe(true);
    expect(isInScope(limited, '111111111111')).toBe(true);
    expect(isInScope(limited, '222222222222')).toBe(false);
  });

  it('says not found rather than forbidden', () => {
    expect(() => requireInScope(limited, '222222222222')).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });
});
