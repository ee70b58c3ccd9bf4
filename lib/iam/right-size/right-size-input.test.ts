import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listKnownActions } from '../actions/action-catalog';
import { decideLayer } from '../decide';
import { parsePolicy, type PolicyDocument } from '../policy-document';
import { InputProblem } from '../policy-tools/input-problem';
import { createContext } from '../request';
import { rightSize } from './right-size-input';

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | string[], Resource = '*') => ({ Effect: 'Allow', Action, Resource });

function read(document: unknown): PolicyDocument {
  const parsed = parsePolicy(JSON.stringify(document));
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed;
}

const isAllowed = (document: PolicyDocument, action: string) =>
  decideLayer([document], { action, resource: '*', context: createContext({}) }) === 'allowed';

describe('rightSize', () => {
  it('keeps the used actions and services, and says what goes', async () => {
    const answer = await rightSize({
      policy: policy(allow(['s3:*', 'ec2:*', 'sqs:SendMessage'])),
      used: { s3: ['GetObject', 's3:ListBucket'], sqs: 'service-only' },
      asOfDays: 90,
    });
    expect(answer.policy.Statement).toEqual([
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket', 'sqs:SendMessage'], Resource: '*' },
    ]);
    expect(answer.kept).toEqual(['s3:GetObject', 's3:ListBucket', 'sqs:SendMessage']);
    expect(answer.removed).toContain('ec2:*');
    expect(answer.removed).toContain('s3:PutObject');
    expect(answer).toMatchObject({ detach: false, asOfDays: 90 });
    expect(answer.warnings).toEqual([expect.stringContaining('sqs')]);
  });

  it('keeps Sid, Resource, Condition, order and denies', async () => {
    const condition = { Bool: { 'aws:SecureTransport': 'true' } };
    const statements = [
      { Sid: 'B', Effect: 'Allow', NotResource: 'arn:aws:s3:::x', Action: 's3:*', Condition: condition },
      { Sid: 'A', Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::y' },
    ];
    const answer = await rightSize({ policy: policy(...statements), used: { s3: ['GetObject'] } });
    expect(JSON.stringify(answer.policy.Statement)).toBe(
      JSON.stringify([{ ...statements[0], Action: 's3:GetObject' }, statements[1]]),
    );
  });

  it('says detach where nothing was used, and warns of roles handed on', async () => {
    const answer = await rightSize({ policy: policy(allow(['iam:PassRole', 'ec2:Run*'])), used: {} });
    expect(answer).toMatchObject({ detach: true, kept: [], policy: { Statement: [] } });
    expect(answer.warnings).toEqual([expect.stringContaining('iam:PassRole')]);
  });

  it('keeps PassRole beside used IAM actions, and used actions that no list knows', async () => {
    const answer = await rightSize({
      policy: policy(allow(['iam:*', 'made-up:*'])),
      used: { iam: ['GetRole'], 'made-up': ['Do'] },
    });
    expect(answer.kept).toEqual(['iam:GetRole', 'iam:PassRole', 'made-up:Do']);
  });

  it('turns a negative Allow into a positive list', async () => {
    const statement = { Effect: 'Allow', NotAction: ['iam:*', 's3:Delete*'], Resource: '*' };
    const answer = await rightSize({
      policy: policy(statement),
      used: { s3: 'service-only', sqs: ['SendMessage'] },
    });
    expect(answer.kept).toContain('sqs:SendMessage');
    expect(answer.kept).toContain('s3:GetObject');
    expect(answer.kept.some((action) => /^(iam:|s3:Delete|s3:\*)/.test(action))).toBe(false);
  });

  it.each([
    [{}, /The input is not/],
    [{ policy: {}, used: {} }, /not a policy/],
    [{ policy: policy(allow('s3:*')), used: { s3: 5 } }, /The input is not/],
    [{ policy: policy({ ...allow('sts:AssumeRole'), Principal: '*' }), used: {} }, /names principals/],
  ])('refuses %j', async (input, message) => {
    await expect(rightSize(input)).rejects.toThrow(InputProblem);
    await expect(rightSize(input)).rejects.toThrow(message);
  });

  it('keeps every used action, allows nothing new, and leaves nothing that could go', async () => {
    const services = ['s3', 'sqs', 'iam'];
    const names = new Map<string, string[]>();
    for (const service of services)
      names.set(
        service,
        (await listKnownActions(service)).map(({ name }) => name),
      );
    const all = services.flatMap((service) => (names.get(service) ?? []).map((name) => `${service}:${name}`));
    const pattern = fc.oneof(
      fc.constantFrom(
        '*',
        's3:*',
        'iam:*',
        'sqs:*',
        's3:Get*',
        'iam:*Role*',
        's3:?utObject',
        'S3:list*',
        'ec2:*',
      ),
      fc.constantFrom(...all),
    );
    const element = fc.record({
      negated: fc.boolean(),
      effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
      patterns: fc.array(pattern, { minLength: 1, maxLength: 4 }),
    });
    const used = fc.dictionary(
      fc.constantFrom(...services),
      fc.oneof(fc.constant('service-only' as const), fc.array(fc.constantFrom(...all), { maxLength: 6 })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(element, { minLength: 1, maxLength: 3 }), used, async (elements, raw) => {
        const statements = elements.map(({ negated, effect, patterns }) => ({
          Effect: effect,
          [negated ? 'NotAction' : 'Action']: patterns,
          Resource: '*',
        }));
        const evidence = Object.fromEntries(
          Object.entries(raw).map(([service, value]) => [
            service,
            value === 'service-only' ? value : value.filter((action) => action.startsWith(`${service}:`)),
          ]),
        );
        const before = read(policy(...statements));
        const answer = await rightSize({ policy: policy(...statements), used: evidence });
        const after = read(answer.policy);
        for (const action of all) {
          const [service = ''] = action.split(':');
          const seen = evidence[service];
          const isSeen = seen === 'service-only' || (seen ?? []).includes(action);
          const isSpared = action === 'iam:PassRole' && seen !== undefined;
          const was = isAllowed(before, action);
          expect([action, isAllowed(after, action)]).toEqual([action, was && (isSeen || isSpared)]);
        }
        expect(isAllowed(after, 'ec2:RunInstances')).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
