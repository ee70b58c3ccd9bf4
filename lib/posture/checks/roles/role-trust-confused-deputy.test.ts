import { describe, expect, it } from 'vitest';
import { denied, off } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, trustText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import { roleTrustConfusedDeputy } from './role-trust-confused-deputy';

function judge(service: string | string[], condition?: object, confusedDeputyServices?: string[]) {
  const roles = withRoles([trusting('recorder', trustText({ Service: service }, condition))]);
  const thresholds = confusedDeputyServices ? { confusedDeputyServices } : {};
  return roleTrustConfusedDeputy.evaluate(buildInput(roles, thresholds))[0];
}

describe('role-trust-confused-deputy', () => {
  it('fails for a listed service without a source', () => {
    expect(judge('config.amazonaws.com')).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'recorder trusts config.amazonaws.com whoever it acts for',
    });
  });

  it.each([
    ['account', { StringEquals: { 'aws:SourceAccount': '123456789012' } }],
    ['resource', { ArnLike: { 'aws:SourceArn': 'arn:aws:config:*:123456789012:*' } }],
    ['organization', { StringEquals: { 'aws:SourceOrgID': 'o-abc123' } }],
    ['organization path', { StringLike: { 'aws:SourceOrgPaths': 'o-abc123/r-1/*' } }],
  ])('passes when it is bound to its %s', (_what, condition) => {
    expect(judge('config.amazonaws.com', condition)).toMatchObject({ result: 'pass' });
  });

  it.each([
    ['any account', { StringLike: { 'aws:SourceAccount': '*' } }],
    ['resources of any account', { ArnLike: { 'aws:SourceArn': 'arn:aws:config:*:*:*' } }],
    ['IfExists', { StringEqualsIfExists: { 'aws:SourceAccount': '123456789012' } }],
    ['a negation', { StringNotEquals: { 'aws:SourceAccount': '111122223333' } }],
  ])('does not take %s for a bond', (_what, condition) => {
    expect(judge('config.amazonaws.com', condition)).toMatchObject({ result: 'fail' });
  });

  it('is not applicable to services that send no such key, which peers flag', () => {
    expect(judge('ec2.amazonaws.com')).toMatchObject({ result: 'not-applicable' });
    expect(judge('configuration.amazonaws.com')).toMatchObject({ result: 'not-applicable' });
  });

  it('follows the list of services', () => {
    expect(judge('config.amazonaws.com', undefined, ['scheduler'])).toMatchObject({
      result: 'not-applicable',
    });
    expect(judge(['ec2.amazonaws.com', 'glue.amazonaws.com'], undefined, ['glue'])).toMatchObject({
      result: 'fail',
      title: 'recorder trusts glue.amazonaws.com whoever it acts for',
    });
  });

  it('is unknown when roles were refused, and does not run when they are off', () => {
    const roles = denied('GetAccountAuthorizationDetails');
    expect(roleTrustConfusedDeputy.evaluate(buildInput({ roles }))).toMatchObject([{ result: 'unknown' }]);
    expect(roleTrustConfusedDeputy.evaluate(buildInput({ roles: off }))).toEqual([]);
  });
});
