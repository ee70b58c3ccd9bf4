import { describe, expect, it } from 'vitest';
import { parsePolicy, type PolicyDocument } from '../policy-document';
import { levelsOfPattern, summarizeLevels } from './access-levels';

function read(...Statement: object[]): PolicyDocument {
  const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement }));
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed;
}

describe('levelsOfPattern', () => {
  it.each([
    ['s3:GetObject', ['Read']],
    ['S3:getobject', ['Read']],
    ['iam:PassRole', ['Write']],
    ['s3:*', ['List', 'Read', 'Tagging', 'Write', 'Permissions management']],
    ['s3:NoSuchAction', []],
    ['made-up:*', []],
    ['nonsense', []],
    ['*', 'all'],
    ['s*:Get*', 'all'],
  ])('%s', async (pattern, levels) => {
    expect(await levelsOfPattern(pattern)).toEqual(levels);
  });
});

describe('summarizeLevels', () => {
  it('counts what is allowed beside what there is', async () => {
    const [sqs, ...more] = await summarizeLevels(
      read(
        { Effect: 'Allow', Action: ['sqs:SendMessage', 'sqs:ListQueues', 'SQS:sendmessage'], Resource: '*' },
        { Effect: 'Deny', Action: 's3:*', Resource: '*' },
      ),
    );
    expect(more).toEqual([]);
    expect(sqs).toMatchObject({ service: 'sqs', allowed: { List: 0, Write: 1, Read: 1 } });
    expect(sqs?.documented.Write).toBeGreaterThan(3);
  });

  it('takes a complement for every service that it leaves open', async () => {
    const services = await summarizeLevels(read({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }));
    expect(services.length).toBeGreaterThan(300);
    expect(services.some(({ service }) => service === 'iam')).toBe(false);
  });
});
