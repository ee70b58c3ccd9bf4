import { describe, expect, it } from 'vitest';
import { callerConditions, isClosedBy, ordinaryCaller, rootCaller, surelyDenies } from './guardrail-reach';
import { parsePolicy, type PolicyDocument } from './policy-document';

const place = { partition: 'aws', accountId: '123456789012', organizationId: 'o-abc' };
const caller = ordinaryCaller(place);

function documentOf(...statements: object[]): PolicyDocument {
  const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed;
}

function denies(parts: object, who = caller): boolean {
  const statement = { Effect: 'Deny', Action: 'cloudtrail:StopLogging', Resource: '*', ...parts };
  return documentOf(statement).statements.some((one) => surelyDenies(one, 'cloudtrail:StopLogging', who));
}

describe('surelyDenies', () => {
  it.each([
    [{}],
    [{ Action: 'cloudtrail:Stop*' }],
    [{ Action: undefined, NotAction: 'iam:*' }],
    [{ Resource: 'arn:aws:cloudtrail:*:*:trail/*' }],
    [{ Resource: 'arn:aws:cloudtrail:*:123456789012:*' }],
    [{ Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } } }],
    [{ Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'platform' } } }],
    [{ Condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } } }],
    [{ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } } }],
  ])('%j', (parts) => {
    expect(denies(parts)).toBe(true);
  });

  it.each([
    [{ Effect: 'Allow' }],
    [{ Action: 'cloudtrail:DeleteTrail' }],
    [{ Action: undefined, NotAction: 'cloudtrail:*' }],
    [{ Resource: 'arn:aws:cloudtrail:*:*:trail/baseline-*' }],
    [{ Resource: 'arn:aws:cloudtrail:eu-west-1:*:trail/*' }],
    [{ Resource: undefined, NotResource: 'arn:aws:cloudtrail:*:*:trail/dev' }],
    [{ Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } } }],
    [{ Condition: { StringEquals: { 'aws:PrincipalTag/team': 'dev' } } }],
    [{ Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }],
    [{ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }],
  ])('not %j', (parts) => {
    expect(denies(parts)).toBe(false);
  });

  it('takes a bucket for no type of resource', () => {
    const deniesBucket = (Resource: string) =>
      documentOf({ Effect: 'Deny', Action: 's3:*', Resource }).statements.some((one) =>
        surelyDenies(one, 's3:PutObject', caller),
      );
    expect(deniesBucket('arn:aws:s3:::secret/*')).toBe(false);
    expect(deniesBucket('arn:aws:s3:::*')).toBe(true);
    expect(deniesBucket('arn:aws:s3:::*/*')).toBe(true);
  });

  it('tells root from others', () => {
    const Condition = {
      StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' },
      Null: { 'aws:AssumedRoot': 'true' },
    };
    expect(denies({ Action: '*', Condition }, rootCaller(place))).toBe(true);
    expect(denies({ Action: '*', Condition })).toBe(false);
  });
});

describe('isClosedBy', () => {
  const full = documentOf({ Effect: 'Allow', Action: '*', Resource: '*' });
  const some = documentOf({ Effect: 'Allow', Action: ['ec2:*', 's3:*'], Resource: '*' });
  const deny = documentOf({ Effect: 'Deny', Action: 'ec2:Purchase*', Resource: '*' });

  it('closes what one level denies or leaves out', () => {
    expect(isClosedBy([[full], [full, deny]], 'ec2:PurchaseReservedInstancesOffering', caller)).toBe(true);
    expect(isClosedBy([[full], [some]], 'rds:CreateDBInstance', caller)).toBe(true);
  });

  it('leaves open what every level allows', () => {
    expect(isClosedBy([[full], [some, deny]], 'ec2:RunInstances', caller)).toBe(false);
    expect(isClosedBy([], 'ec2:RunInstances', caller)).toBe(false);
  });
});

describe('callerConditions', () => {
  it('are those about the caller', () => {
    const [statement] = documentOf({
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: {
        StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/a' },
        StringEquals: { 'aws:RequestedRegion': 'eu-west-1' },
      },
    }).statements;
    expect(statement && callerConditions(statement)).toMatchObject([{ key: 'aws:PrincipalArn' }]);
  });
});
