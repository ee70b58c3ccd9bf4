import { describe, expect, it } from 'vitest';
import { hash } from '@/lib/snapshot/hash';
import { userLine } from '@/lib/snapshot/testing/build-report';
import {
  buildKey,
  buildRole,
  buildSnapshot,
  buildUser,
  read,
  reported,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { analyse } from './analyse';
import { catalogueVersion } from './catalogue-version';
import { checks } from './checks';
import { evaluate } from './evaluate';
import { severities } from './types';
import {
  defaultRules,
  defaultThresholds,
  noContext,
  policyText,
  rulesWith,
  trustText,
} from './testing/build-input';

const names = Array.from({ length: 25 }, (_, index) => `identity-${index}`);

/** An account of 25 users and 25 roles, each with its own policy. */
function fifty(takenAt: string) {
  const inline = names.map((name) =>
    policyText({ Effect: 'Allow', Action: ['s3:Get*', 'ec2:*'], Resource: `arn:aws:s3:::${name}/*` }),
  );
  const trust = trustText({ Service: 'ec2.amazonaws.com' });
  const policy = (index: number) => [{ name: 'own', document: hash(inline[index] ?? '') }];
  return buildSnapshot({
    takenAt,
    ...reported(...names.map((name) => userLine(name, { password_enabled: 'true' }))),
    users: read(names.map((name, index) => buildUser(name, { inlinePolicies: policy(index) }))),
    roles: read(
      names.map((name, index) =>
        buildRole(name, { inlinePolicies: policy(index), trustPolicy: hash(trust) }),
      ),
    ),
    accessKeys: read(names.map((name) => buildKey(name, `AKIA${name}`))),
    policyDocuments: textsOf(trust, ...inline),
  });
}

describe('evaluate', () => {
  const snapshot = fifty('2026-03-04T14:05:00Z');
  const evaluation = evaluate(snapshot, noContext, defaultRules);

  it('runs every check at the time of the snapshot', () => {
    expect(evaluation).toMatchObject({ catalogueVersion, takenAt: '2026-03-04T14:05:00Z' });
    expect(evaluation.results.map(({ checkId }) => checkId)).toEqual(checks.map(({ id }) => id));
  });

  it('tallies results and counts fails by severity', () => {
    const mfa = evaluation.results.find(({ checkId }) => checkId === 'user-console-mfa-enabled');
    expect(mfa?.tally).toEqual({ pass: 0, fail: 25, unknown: 0, manual: 0, 'not-applicable': 0 });
    const fails = evaluation.results
      .flatMap(({ results }) => results)
      .filter(({ result }) => result === 'fail');
    expect(evaluation.summary.findings).toEqual(
      Object.fromEntries(
        severities.map((one) => [one, fails.filter(({ severity }) => severity === one).length]),
      ),
    );
  });

  it('follows the thresholds', () => {
    const strict = evaluate(snapshot, noContext, rulesWith({ accessKeyMaxAgeDays: 1 }));
    const tally = (result: typeof strict) =>
      result.results.find(({ checkId }) => checkId === 'access-key-rotation')?.tally.fail;
    expect([tally(evaluation), tally(strict)]).toEqual([25, 25]);
    const lax = evaluate(snapshot, noContext, rulesWith({ accessKeyMaxAgeDays: 365 }));
    expect(tally(lax)).toBe(0);
  });
});

describe('analyse', () => {
  it('is done once for a snapshot and its context', () => {
    const snapshot = fifty('2026-03-04T14:05:00Z');
    const first = analyse(snapshot, noContext, defaultThresholds);
    expect(analyse(snapshot, noContext, defaultThresholds)).toBe(first);
    expect(analyse(snapshot, { ...noContext }, defaultThresholds)).not.toBe(first);
  });

  it('does not mistake one context for another', () => {
    const trust = trustText({ AWS: '999999999999' });
    const snapshot = () =>
      buildSnapshot({
        roles: read([buildRole('x', { trustPolicy: hash(trust) })]),
        policyDocuments: textsOf(trust),
      });
    const externalWhen = (linked: string[]) =>
      analyse(snapshot(), { ...noContext, linkedAccountIds: new Set(linked) }, defaultThresholds).trust.get(
        'arn:aws:iam::123456789012:role/x',
      )?.external;
    expect(externalWhen([])).toBe(true);
    expect(externalWhen(['999999999999'])).toBe(false);
  });

  it('does not mistake one policy for another of the same name', () => {
    const verdictOf = (text: string) => {
      const user = buildUser('ana', { inlinePolicies: [{ name: 'own', document: hash(text) }] });
      const snapshot = buildSnapshot({ users: read([user]), policyDocuments: textsOf(text) });
      return analyse(snapshot, noContext, defaultThresholds).administrators.get(user.arn)?.tier;
    };
    expect(verdictOf(policyText({ Effect: 'Allow', Action: '*', Resource: '*' }))).toBe('full');
    expect(verdictOf(policyText({ Effect: 'Allow', Action: 's3:*', Resource: '*' }))).toBe('none');
  });

  it('leaves out a role whose trust policy was not read', () => {
    const snapshot = buildSnapshot({ roles: read([buildRole('x')]) });
    expect(analyse(snapshot, noContext, defaultThresholds).trust.size).toBe(0);
    const { summary } = evaluate(snapshot, noContext, defaultRules);
    expect(summary.unknown).toContainEqual({
      what: 'Trust of roles',
      why: 'The trust policy of x was not read.',
    });
  });
});
