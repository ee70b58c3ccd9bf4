import { describe, expect, it } from 'vitest';
import { hash } from '@/lib/snapshot/hash';
import { buildPolicy, buildRole, denied, off, read, textsOf } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText } from '../../testing/build-input';
import { policyCount } from './policy-count';

const text = (...statements: object[]) => policyText(...statements);
const first = text({ Sid: 'A', Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' });
const second = text({ Sid: 'B', Effect: 'Allow', Action: ['S3:putobject', 's3:getobject'], Resource: ['*'] });
const other = text({ Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*' });
const policyDocuments = textsOf(first, second, other);
const judge = (texts: string[], more: object = {}, maxCustomerPolicies = 100) => {
  const policies = read(texts.map((each, index) => buildPolicy(`P${index}`, hash(each))));
  return policyCount.evaluate(buildInput({ policies, policyDocuments, ...more }, { maxCustomerPolicies }))[0];
};

describe('policy-count', () => {
  it('tells over the limit, as information', () => {
    expect(judge([first, other], {}, 1)).toMatchObject({
      result: 'fail',
      severity: 'info',
      resource: 'arn:aws:iam::123456789012:root',
      title: 'There are 2 customer policies, more than 1',
    });
    expect(judge([first, other], {}, 2)).toMatchObject({ result: 'pass' });
  });

  it('tells of three that say the same, however they are written', () => {
    expect(judge([first, second, other, second])).toMatchObject({
      result: 'fail',
      title: 'Several policies say the same: P0, P1 and P3',
    });
    expect(judge([first, second, other])).toMatchObject({ result: 'pass' });
  });

  it('compares inline policies too', () => {
    const roles = read([buildRole('app', { inlinePolicies: [{ name: 'extra', document: hash(first) }] })]);
    expect(judge([first, second], { roles })).toMatchObject({
      result: 'fail',
      title: 'Several policies say the same: P0, P1 and app/extra',
    });
  });

  it('tells a difference in effect, resource, complement or condition', () => {
    const base = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
    const different = [
      text(base),
      text({ ...base, Effect: 'Deny' }),
      text({ ...base, Resource: 'arn:aws:s3:::a' }),
      text({ ...base, Action: undefined, NotAction: 's3:*' }),
      text({ ...base, Condition: { Bool: { 'aws:ViaAWSService': 'true' } } }),
    ];
    expect(judge(different, { policyDocuments: textsOf(...different) })).toMatchObject({ result: 'pass' });
  });

  it('is unknown without policies, and does not run when they are off', () => {
    const evaluate = (policies: typeof off) => policyCount.evaluate(buildInput({ policies }));
    expect(evaluate(denied('GetAccountAuthorizationDetails'))).toMatchObject([{ result: 'unknown' }]);
    expect(evaluate(off)).toEqual([]);
  });
});
