import { describe, expect, it } from 'vitest';
import { buildIdentityCenter, buildPermissionSet } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { ssoPermissionSetUnused } from './sso-permission-set-unused';

const evaluate = (...provisionedAccounts: string[]) =>
  ssoPermissionSetUnused.evaluate(
    buildInput({
      identityCenter: read(
        buildIdentityCenter({ permissionSets: [buildPermissionSet('ops', { provisionedAccounts })] }),
      ),
    }),
  );

describe('sso-permission-set-unused', () => {
  it('advises to delete a set that no account has', () => {
    expect(evaluate()).toMatchObject([
      {
        result: 'fail',
        severity: 'info',
        resource: 'arn:aws:sso:::permissionSet/ssoins-1/ps-ops',
        title: 'ops is in no account',
      },
    ]);
  });

  it('passes a set that one has', () => {
    expect(evaluate('111122223333')).toMatchObject([{ result: 'pass' }]);
  });

  it('is not applicable where the account sees no instance', () => {
    expect(ssoPermissionSetUnused.evaluate(buildInput({ identityCenter: read('none') }))).toMatchObject([
      { result: 'not-applicable' },
    ]);
  });

  it('is unknown when it was refused, and does not run when it is off', () => {
    const identityCenter = denied('ListPermissionSets');
    expect(ssoPermissionSetUnused.evaluate(buildInput({ identityCenter }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(ssoPermissionSetUnused.evaluate(buildInput({ identityCenter: off }))).toEqual([]);
  });
});
