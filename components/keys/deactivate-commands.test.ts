import { describe, expect, it } from 'vitest';
import { deactivateCommands } from './deactivate-commands';

const key = {
  userName: 'ci-deploy',
  accountId: '528164903772',
  accountName: 'payments-prod',
  accessKeyId: 'AKIAEXAMPLE',
  status: 'Active',
};

describe('deactivateCommands', () => {
  it('is null when no key is active', () => {
    expect(deactivateCommands([])).toBeNull();
    expect(deactivateCommands([{ ...key, status: 'Inactive' }])).toBeNull();
  });

  it('groups by account', () => {
    expect(
      deactivateCommands([key, { ...key, accountId: '1', accountName: 'sandbox', userName: 'a.novak' }, key]),
    ).toBe(
      [
        '# payments-prod (528164903772)',
        'aws iam update-access-key --user-name ci-deploy --access-key-id AKIAEXAMPLE --status Inactive',
        'aws iam update-access-key --user-name ci-deploy --access-key-id AKIAEXAMPLE --status Inactive',
        '',
        '# sandbox (1)',
        'aws iam update-access-key --user-name a.novak --access-key-id AKIAEXAMPLE --status Inactive',
        '',
      ].join('\n'),
    );
  });

  it('leaves no name to the shell', () => {
    expect(deactivateCommands([{ ...key, userName: "x'; rm -rf /" }])).toContain(
      `--user-name 'x'\\''; rm -rf /' --access-key-id`,
    );
  });

  it('remarks on a key without an id', () => {
    expect(deactivateCommands([{ ...key, accessKeyId: null }])).toContain(
      '# ci-deploy: the report names no key id',
    );
  });
});
