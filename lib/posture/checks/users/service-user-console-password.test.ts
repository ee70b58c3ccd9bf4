import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, User } from '@/lib/snapshot/account-snapshot';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { buildKey, buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { serviceUserConsolePassword } from './service-user-console-password';

interface Case extends Partial<User> {
  password: boolean;
}

function judge(
  name: string,
  { password, ...user }: Case,
  {
    parts = {},
    thresholds = {},
  }: { parts?: Partial<AccountSnapshot>; thresholds?: Partial<Thresholds> } = {},
) {
  const built = buildUser(name, user);
  const line = userLine(name, { arn: built.arn, password_enabled: String(password) });
  const account = { users: read([built]), ...reported(line), ...parts };
  return serviceUserConsolePassword.evaluate(buildInput(account, thresholds))[0];
}

const below = (path: string) => `arn:aws:iam::123456789012:user${path}deploy`;

describe('service-user-console-password', () => {
  it.each(['svc-backup', 'release-bot', 'ci-build', 'SVC-Upper'])('fails for %s with a password', (name) => {
    expect(judge(name, { password: true })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: expect.stringContaining(`${name}, a service user by name or path like`),
    });
  });

  it('knows a service user by its path, and by what lies below', () => {
    for (const path of ['/service/', '/service/ci/'])
      expect(judge('deploy', { password: true, arn: below(path), path })).toMatchObject({ result: 'fail' });
    expect(judge('deploy', { password: true, arn: below('/self-service/') })).toMatchObject({
      result: 'not-applicable',
    });
  });

  it('knows a service user by its tag', () => {
    const tags = [{ key: 'account-type', value: 'service' }];
    expect(judge('deploy', { password: true, tags })).toMatchObject({
      result: 'fail',
      title: 'deploy, a service user by tag account-type=service, has a console password',
    });
    const human = [{ key: 'account-type', value: 'human' }];
    expect(judge('deploy', { password: true, tags: human })).toMatchObject({ result: 'not-applicable' });
  });

  it('passes for a service user without a password, also by its keys alone', () => {
    expect(judge('svc-backup', { password: false })).toMatchObject({ result: 'pass' });
    const accessKeys = read([buildKey('deploy', 'AKIA1')]);
    expect(judge('deploy', { password: false }, { parts: { accessKeys } })).toMatchObject({ result: 'pass' });
  });

  it('is not applicable to people', () => {
    expect(judge('ana', { password: true })).toMatchObject({ result: 'not-applicable' });
    expect(judge('ana', { password: false })).toMatchObject({ result: 'not-applicable' });
  });

  it('follows the parameters', () => {
    const thresholds = { serviceUserPatterns: ['robot-*'], serviceUserTag: 'kind=robot' };
    expect(judge('svc-backup', { password: true }, { thresholds })).toMatchObject({
      result: 'not-applicable',
    });
    expect(judge('robot-1', { password: true }, { thresholds })).toMatchObject({ result: 'fail' });
    const noTag = { serviceUserTag: '' };
    const tags = [{ key: '', value: '' }];
    expect(judge('ana', { password: true, tags }, { thresholds: noTag })).toMatchObject({
      result: 'not-applicable',
    });
  });

  it('judges an imported report by names', () => {
    expect(judge('svc-backup', { password: true }, { parts: { users: off } })).toMatchObject({
      result: 'fail',
    });
  });

  it('is unknown when the report was refused, and does not run while it is off', () => {
    const refused = { parts: { credentialReport: denied('GetReport') } };
    expect(judge('svc-backup', { password: true }, refused)).toMatchObject({ result: 'unknown' });
    expect(judge('svc-backup', { password: true }, { parts: { credentialReport: off } })).toBeUndefined();
  });
});
