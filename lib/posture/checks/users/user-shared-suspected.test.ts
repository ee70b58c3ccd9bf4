import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { UserTraces } from '@/lib/snapshot/data/optional';
import { userLine } from '@/lib/snapshot/testing/build-report';
import { buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput } from '../../testing/build-input';
import { userSharedSuspected } from './user-shared-suspected';

const owned = { tags: [{ key: 'owner', value: 'ana@example.com' }] };

function judge(name: string, parts: Partial<AccountSnapshot> = {}, thresholds: Partial<Thresholds> = {}) {
  const account = { users: read([buildUser(name, owned)]), ...reported(userLine(name)) };
  return userSharedSuspected.evaluate(buildInput({ ...account, ...parts }, thresholds))[0];
}

const traces = (parts: Partial<UserTraces>) => ({
  signIns: read({
    windowDays: 14,
    users: [{ userName: 'ana', networks: 1, userAgents: 1, overlappingSessions: 0, ...parts }],
    rootEvents: [],
  }),
});

describe('user-shared-suspected', () => {
  it.each(['admin', 'Admin', 'team-blue', 'shared', 'dev', 'test1'])('fails for the name %s', (name) => {
    expect(judge(name)).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: expect.stringContaining(`${name} is suspected to be shared`),
    });
  });

  it.each(['administrator-ana', 'devika', 'opsahl'])('does not take %s for a shared name', (name) => {
    expect(judge(name)).toMatchObject({ result: 'pass' });
  });

  it('does not take the unit in a path for a shared name, unless a pattern names the path', () => {
    const arn = 'arn:aws:iam::123456789012:user/ops/ana';
    const parts = { users: read([buildUser('ana', { ...owned, arn, path: '/ops/' })]) };
    expect(judge('ana', parts)).toMatchObject({ result: 'pass' });
    expect(judge('ana', parts, { sharedNamePatterns: ['/ops/'] })).toMatchObject({ result: 'fail' });
  });

  it('fails with two independent signals and passes with one', () => {
    expect(judge('ana', traces({ networks: 4, overlappingSessions: 1 }))).toMatchObject({
      result: 'fail',
      title: 'ana is suspected to be shared: 4 networks and overlapping sessions',
    });
    expect(judge('ana', traces({ networks: 9 }))).toMatchObject({
      result: 'pass',
      title: 'Nothing says that ana is shared',
    });
    expect(judge('ana', traces({ networks: 3, userAgents: 3 }))).toMatchObject({ result: 'pass' });
  });

  it('counts a missing owner as a signal', () => {
    const users = read([buildUser('ana')]);
    expect(judge('ana', { users, ...traces({ userAgents: 4 }) })).toMatchObject({
      result: 'fail',
      title: 'ana is suspected to be shared: 4 programs and no owner tag',
    });
    expect(judge('ana', { users, ...traces({}) })).toMatchObject({ result: 'pass' });
  });

  it('follows the number of signals', () => {
    expect(judge('ana', traces({ networks: 4 }), { sharedSignalMin: 1 })).toMatchObject({ result: 'fail' });
    const two = traces({ networks: 4, userAgents: 4 });
    expect(judge('ana', two, { sharedSignalMin: 3 })).toMatchObject({ result: 'pass' });
  });

  it('passes for a user without traces', () => {
    const signIns = read({ windowDays: 14, users: [], rootEvents: [] });
    expect(judge('ana', { signIns })).toMatchObject({ result: 'pass' });
  });

  it('looks at name and tag alone while sign-ins are off, and says so', () => {
    expect(judge('ana')).toMatchObject({
      result: 'pass',
      title: expect.stringContaining('its sign-ins were not looked at'),
    });
    expect(judge('team', { users: off })).toMatchObject({ result: 'fail' });
  });

  it('is unknown when CloudTrail was refused, unless the name says it', () => {
    const signIns = denied('LookupEvents');
    expect(judge('ana', { signIns })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('LookupEvents'),
    });
    expect(judge('shared', { signIns })).toMatchObject({ result: 'fail' });
  });

  it('does not run while no users are known', () => {
    expect(judge('ana', { users: off, credentialReport: off })).toBeUndefined();
  });
});
