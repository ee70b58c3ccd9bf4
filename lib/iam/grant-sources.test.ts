import { describe, expect, it } from 'vitest';
import { grantSources } from './grant-sources';

const policy = (name: string, ...statements: object[]) => ({
  name,
  document: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
});
const sourcesOf = (service: string, ...policies: { name: string; document: string | null }[]) =>
  grantSources(service, policies).map(({ policy: { name }, ...rest }) => ({ name, ...rest }));

describe('grantSources', () => {
  it('names the policies that allow something of the service', () => {
    const reads = policy('reads', {
      Effect: 'Allow',
      Action: ['s3:Get*', 'sqs:*'],
      Resource: 'arn:aws:s3:::logs/*',
    });
    const other = policy('other', { Effect: 'Allow', Action: 'ec2:*', Resource: '*' });
    const whole = { conditional: false, conditionKeys: [] };
    expect(sourcesOf('s3', reads, other)).toEqual([
      { name: 'reads', ...whole, resources: ['arn:aws:s3:::logs/*'] },
    ]);
    expect(sourcesOf('EC2', reads, other)).toEqual([{ name: 'other', ...whole, resources: ['*'] }]);
  });

  it('takes wildcards in the service and everything', () => {
    const all = policy('all', { Effect: 'Allow', Action: '*', Resource: '*' });
    const some = policy('some', { Effect: 'Allow', Action: 'elasticache*:Describe*', Resource: '*' });
    expect(sourcesOf('elasticache', all, some).map(({ name }) => name)).toEqual(['all', 'some']);
  });

  it('reads NotAction as all but what it names', () => {
    const but = policy('but', { Effect: 'Allow', NotAction: ['iam:*', 's3:Get*'], Resource: '*' });
    expect(sourcesOf('iam', but)).toEqual([]);
    expect(sourcesOf('s3', but)).toHaveLength(1);
  });

  it('says under which conditions, unless something is allowed without', () => {
    const condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    const limited = { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: condition };
    const free = { Effect: 'Allow', Action: 's3:List*', Resource: '*' };
    expect(sourcesOf('s3', policy('limited', limited))[0]).toMatchObject({
      conditional: true,
      conditionKeys: ['aws:MultiFactorAuthPresent'],
    });
    expect(sourcesOf('s3', policy('both', limited, free))[0]).toMatchObject({
      conditional: false,
      conditionKeys: [],
    });
  });

  it('leaves denies, unread and broken policies aside', () => {
    const deny = policy('deny', { Effect: 'Deny', Action: 's3:*', Resource: '*' });
    expect(
      sourcesOf('s3', deny, { name: 'unread', document: null }, { name: 'broken', document: '{' }),
    ).toEqual([]);
  });
});
