import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { buildPolicy, buildRole, buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { securityAuditRoleExists } from './security-audit-role-exists';

const arn = 'arn:aws:iam::aws:policy/SecurityAudit';
const attachedPolicies = [{ name: 'SecurityAudit', arn }];
const audit = buildPolicy('SecurityAudit', hash(''), { arn, awsManaged: true });
const judge = (parts: Partial<AccountSnapshot>) =>
  securityAuditRoleExists.evaluate(buildInput({ policies: read([audit]), ...parts }))[0];

describe('security-audit-role-exists', () => {
  it('passes with a role', () => {
    expect(judge({ roles: read([buildRole('rolecall', { attachedPolicies })]) })).toMatchObject({
      result: 'pass',
      title: 'rolecall may audit the account',
    });
  });

  it('advises without one, a user notwithstanding', () => {
    for (const users of [read([]), read([buildUser('ana', { attachedPolicies })])])
      expect(judge({ users })).toMatchObject({
        result: 'fail',
        severity: 'info',
        title: 'No role has SecurityAudit',
      });
  });

  it('does not take a policy of the account by that name for it', () => {
    const own = buildPolicy('SecurityAudit', hash(''));
    const roles = read([buildRole('x', { attachedPolicies: [{ name: own.name, arn: own.arn }] })]);
    expect(judge({ roles, policies: read([own]) })).toMatchObject({ result: 'fail' });
  });

  it('is unknown when roles or policies were refused, and does not run when they are off', () => {
    const refused = denied('GetAccountAuthorizationDetails');
    expect(judge({ roles: refused })).toMatchObject({ result: 'unknown' });
    expect(judge({ policies: refused })).toMatchObject({ result: 'unknown' });
    expect(judge({ roles: off })).toBeUndefined();
  });
});
