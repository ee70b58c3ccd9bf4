import { describe, expect, it } from 'vitest';
import { InputProblem } from '../policy-tools/input-problem';
import { simulatePasted } from './simulate-pasted';

const now = new Date('2026-11-22T00:00:00Z');
const policy = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});
const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: {}, contextComplete: false };
const ask = (value: unknown, more: Partial<typeof request> = {}, arn = '') =>
  simulatePasted(
    {
      text: typeof value === 'string' ? value : JSON.stringify(value),
      arn,
      request: { ...request, ...more },
    },
    now,
  );

describe('simulatePasted', () => {
  it('answers for one policy and for a list, with lines', async () => {
    expect(await ask(policy('s3:*'))).toMatchObject({ decision: 'allowed', decidedBy: [{ line: 4 }] });
    const list = await ask([policy('ec2:*'), policy('s3:*')]);
    expect(list.decidedBy).toMatchObject([{ policy: 'identityPolicies[1]', statement: 'Statement[0]' }]);
    expect(list.text.split('\n')[(list.decidedBy[0]?.line ?? 0) - 1]).toContain('{');
  });

  it('takes a whole simulation, and the fields where they are filled in', async () => {
    const whole = {
      principal: { arn: 'arn:aws:iam::111122223333:user/ana', identityPolicies: policy('ec2:*') },
      request: { action: 'ec2:StopInstances', resource: '*' },
    };
    expect((await ask(whole, { action: '', resource: '' })).decision).toBe('allowed');
    expect(await ask(whole)).toMatchObject({ decision: 'implicitDeny', limitedBy: ['identity'] });
  });

  it.each([
    ['', /no text/],
    ['{', /not valid JSON/],
    ['[1]', /not a policy/],
  ])('refuses %j', async (text, message) => {
    await expect(ask(text)).rejects.toThrow(InputProblem);
    await expect(ask(text)).rejects.toThrow(message);
  });

  it('refuses an ARN of nobody, and an action without a service', async () => {
    await expect(ask(policy('*'), {}, 'nobody')).rejects.toThrow(/not the ARN/);
    await expect(ask(policy('*'), { action: 'x' })).rejects.toThrow(/service:Action/);
  });
});
