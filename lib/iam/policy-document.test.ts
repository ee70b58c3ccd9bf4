import { describe, expect, it } from 'vitest';
import { parsePolicy, type PolicyDocument } from './policy-document';

function parse(source: unknown): PolicyDocument {
  const parsed = parsePolicy(JSON.stringify(source));
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed;
}

const statement = { Effect: 'Allow', Action: 's3:Get*', Resource: '*' };

describe('parsePolicy', () => {
  it('takes single values and lists alike', () => {
    const single = parse({ Statement: statement }).statements;
    const list = parse({ Statement: [{ ...statement, Action: ['s3:Get*'], Resource: ['*'] }] }).statements;
    expect(JSON.stringify(single)).toBe(JSON.stringify(list));
    expect(single[0]).toMatchObject({ effect: 'Allow', actions: { patterns: ['s3:Get*'], negated: false } });
  });

  it('knows the old version when none is written', () => {
    expect(parse({ Statement: [] }).version).toBe('2008-10-17');
    expect(parse({ Version: '2012-10-17', Statement: [] }).version).toBe('2012-10-17');
  });

  it('reads complements', () => {
    const source = { Statement: { Sid: 'x', Effect: 'Deny', NotAction: 'iam:*', NotResource: ['a', 'b'] } };
    expect(parse(source).statements[0]).toMatchObject({
      sid: 'x',
      actions: { patterns: ['iam:*'], negated: true },
      resources: { patterns: ['a', 'b'], negated: true },
    });
  });

  it('reads percent-encoded text as IAM hands it out', () => {
    const encoded = encodeURIComponent(JSON.stringify({ Statement: statement }));
    expect(parsePolicy(encoded)).toMatchObject({ kind: 'policy', statements: [{ effect: 'Allow' }] });
  });

  it('reads principals of every form', () => {
    const entries = (Principal: unknown) =>
      parse({ Statement: { ...statement, Principal } }).statements[0]?.principals;
    expect(entries('*')).toEqual({ entries: [{ type: 'any', value: '*' }], negated: false });
    expect(entries({ AWS: ['1', '2'], Service: 'ec2.amazonaws.com' })?.entries).toEqual([
      { type: 'AWS', value: '1' },
      { type: 'AWS', value: '2' },
      { type: 'Service', value: 'ec2.amazonaws.com' },
    ]);
    const negated = parse({ Statement: { ...statement, NotPrincipal: { AWS: '1' } } });
    expect(negated.statements[0]?.principals?.negated).toBe(true);
  });

  it('takes conditions apart and turns their values into text', () => {
    const Condition = {
      'ForAllValues:StringLikeIfExists': { 'aws:TagKeys': ['a', 'b'] },
      Bool: { 'aws:SecureTransport': true },
      NumericLessThan: { 's3:max-keys': 10 },
    };
    expect(parse({ Statement: { ...statement, Condition } }).statements[0]?.conditions).toEqual([
      {
        qualifier: 'ForAllValues',
        operator: 'StringLike',
        ifExists: true,
        key: 'aws:TagKeys',
        values: ['a', 'b'],
      },
      { qualifier: null, operator: 'Bool', ifExists: false, key: 'aws:SecureTransport', values: ['true'] },
      { qualifier: null, operator: 'NumericLessThan', ifExists: false, key: 's3:max-keys', values: ['10'] },
    ]);
  });

  it('finds actions by service and by wildcard service', () => {
    const names = (Action: string[]) =>
      parse({ Statement: { ...statement, Action } }).statements[0]?.namesAction;
    expect(names(['S3:Get*', 'ec2:*'])?.('s3:getobject')).toBe(true);
    expect(names(['S3:Get*', 'ec2:*'])?.('s3:putobject')).toBe(false);
    expect(names(['*'])?.('anything:atall')).toBe(true);
    expect(names(['s*:Get?'])?.('sqs:geta')).toBe(true);
  });

  it('shares the result of equal texts', () => {
    const text = JSON.stringify({ Statement: statement });
    expect(parsePolicy(text)).toBe(parsePolicy(text));
  });

  it.each([
    ['not json', 'The text is not valid JSON.'],
    ['%7Bbroken%', 'The text is not valid JSON.'],
    ['[]', 'The text is not a JSON object.'],
    ['{}', 'The policy has no Statement.'],
    ['{"Statement":["x"]}', 'A Statement is not an object.'],
    ['{"Statement":{"Effect":"allow","Action":"*"}}', 'A Statement has no Effect of Allow or Deny.'],
    ['{"Statement":{"Effect":"Allow"}}', 'A Statement has neither Action nor NotAction.'],
    ['{"Statement":{"Effect":"Allow","Action":[{}]}}', 'Action holds something that is not text.'],
    [
      '{"Statement":{"Effect":"Allow","Action":"*","Principal":7}}',
      'A Principal is neither "*" nor an object.',
    ],
    ['{"Statement":{"Effect":"Allow","Action":"*","Condition":[]}}', 'A Condition is not an object.'],
    [
      '{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":1}}}',
      'Condition operator Bool holds no keys.',
    ],
  ])('%s: %s', (text, problem) => {
    expect(parsePolicy(text)).toEqual({ kind: 'problem', problem });
  });
});
