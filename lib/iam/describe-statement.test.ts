import { describe, expect, it } from 'vitest';
import { describeStatement } from './describe-statement';
import { parsePolicy } from './policy-document';

function describeText(statement: object): string {
  const parsed = parsePolicy(JSON.stringify({ Statement: statement }));
  if (parsed.kind === 'problem' || !parsed.statements[0]) throw new Error('not a policy');
  return describeStatement(parsed.statements[0]);
}

describe('describeStatement', () => {
  it('says effect, actions and resources', () => {
    expect(describeText({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' })).toBe(
      'Allow iam:PassRole on *',
    );
  });

  it('says complements, name and conditions', () => {
    const statement = {
      Sid: 'Guard',
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*'],
      NotResource: 'arn:aws:s3:::a',
      Condition: { 'ForAllValues:StringEqualsIfExists': { 'aws:TagKeys': ['a', 'b'] } },
    };
    expect(describeText(statement)).toBe(
      'Guard: Deny everything but iam:*, sts:* on everything but arn:aws:s3:::a if ForAllValues:StringEqualsIfExists aws:TagKeys a, b',
    );
  });

  it('cuts long lists and leaves out what is not there', () => {
    expect(describeText({ Effect: 'Allow', Action: ['a:1', 'a:2', 'a:3', 'a:4', 'a:5'] })).toBe(
      'Allow a:1, a:2, a:3 and 2 more',
    );
  });
});
