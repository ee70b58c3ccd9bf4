import { describe, expect, it } from 'vitest';
import { parseFilterPattern } from './filter-pattern';

const event = {
  eventName: 'PutRolePolicy',
  errorCode: 'Client.UnauthorizedOperation',
  readOnly: false,
  nothing: null,
  count: 3,
  userIdentity: { type: 'Root', 'odd.name': 'x' },
  resources: [{ arn: 'a' }, { arn: 'b' }],
};

describe('parseFilterPattern', () => {
  it.each([
    '{ $.eventName = "PutRolePolicy" }',
    '{$.eventName=PutRolePolicy}',
    '{ ($.eventName = Put*) }',
    '{ $.eventName = %^Put.*Policy$% }',
    '{ $.errorCode = "*UnauthorizedOperation" }',
    '{ $.userIdentity.type = Root && $.userIdentity.invokedBy NOT EXISTS }',
    '{ $.userIdentity EXISTS }',
    "{ $.userIdentity.['odd.name'] = x }",
    '{ $.resources[1].arn = "b" }',
    '{ $.readOnly IS FALSE }',
    '{ $.nothing IS NULL }',
    '{ $.count > 2 && $.count >= 3 && $.count < 4 && $.count <= 3 }',
    '{ $.eventName != "GetRole" }',
    '{ $.eventName = a || $.eventName = PutRolePolicy && $.readOnly IS FALSE }',
    '{ ($.eventName = a || $.eventName = PutRolePolicy) && $.readOnly is false }',
  ])('%s matches', (pattern) => {
    expect(parseFilterPattern(pattern)?.(event)).toBe(true);
  });

  it.each([
    '{ $.eventName = "putrolepolicy" }',
    '{ $.eventName = "Put?olePolicy" }',
    '{ $.missing = "*" }',
    '{ $.missing != "a" }',
    '{ $.eventName.deeper = "a" }',
    '{ $.userIdentity = "*" }',
    '{ $.userIdentity.type NOT EXISTS }',
    '{ $.readOnly IS TRUE }',
    '{ ($.eventName = PutRolePolicy || $.eventName = a) && $.readOnly IS TRUE }',
    '{ $.eventName = PutRolePolicy && ($.readOnly IS TRUE || $.count = 4) }',
  ])('%s does not', (pattern) => {
    expect(parseFilterPattern(pattern)?.(event)).toBe(false);
  });

  it.each([
    '',
    'PutRolePolicy',
    '"Root" -"x"',
    '[ip, user]',
    '{ }',
    '{ $.eventName }',
    '{ $.eventName = }',
    '{ ($.eventName = a }',
    '{ $.eventName = a ) }',
    '{ $.eventName ~ a }',
    '{ $.eventName = %(% }',
    '{ eventName = a }',
    '{ $.eventName IS ODD }',
  ])('%s is none', (pattern) => {
    expect(parseFilterPattern(pattern)).toBeNull();
  });
});
