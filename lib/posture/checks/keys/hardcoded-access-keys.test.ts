import { describe, expect, it } from 'vitest';
import type { ExposedKeys } from '@/lib/snapshot/data/optional';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { hardcodedAccessKeys } from './hardcoded-access-keys';

const lambda = 'arn:aws:lambda:eu-west-1:123456789012:function:pay';
const evaluate = (parts: Partial<ExposedKeys>) => {
  const exposedKeys = read({ searched: ['lambda', 'ec2'], found: [], unreadRegions: [], ...parts });
  return hardcodedAccessKeys.evaluate(buildInput({ exposedKeys }));
};
const found = ['KEY', 'OTHER'].map((name) => ({
  accessKeyId: 'AKIAIOSFODNN7EXAW7Q3',
  resource: lambda,
  place: `environment variable ${name}`,
}));
const unreadRegions = [
  { region: 'eu-north-1', code: 'AccessDenied', operation: 'ListFunctions', message: 'no' },
];

describe('hardcoded-access-keys', () => {
  it('fails once for each resource, with all places', () => {
    expect(evaluate({ found })).toMatchObject([
      {
        result: 'fail',
        severity: 'high',
        resource: lambda,
        title: `${lambda} holds AKIAIOSFODNN7EXAW7Q3 in environment variable KEY and environment variable OTHER`,
      },
    ]);
  });

  it('passes the account when all is clean', () => {
    expect(evaluate({})).toMatchObject([{ result: 'pass', resource: 'arn:aws:iam::123456789012:root' }]);
  });

  it('is unknown for regions that were not read, and passes nothing then', () => {
    expect(evaluate({ unreadRegions })).toMatchObject([{ result: 'unknown', part: 'eu-north-1' }]);
    expect(evaluate({ unreadRegions, found })).toMatchObject([{ result: 'fail' }, { result: 'unknown' }]);
  });

  it('is unknown when refused, and does not run while it is off', () => {
    const judge = (exposedKeys: typeof off) => hardcodedAccessKeys.evaluate(buildInput({ exposedKeys }));
    expect(judge(denied('ListFunctions'))).toMatchObject([{ result: 'unknown' }]);
    expect(judge(off)).toEqual([]);
  });
});
