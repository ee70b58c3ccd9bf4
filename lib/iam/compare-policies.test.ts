import { describe, expect, it } from 'vitest';
import { listKnownActions } from './actions/action-catalog';
import { comparePolicies } from './compare-policies';
import { parsePolicy } from './policy-document';

function read(...statements: object[]) {
  const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed;
}

const allow = (...Action: string[]) => ({ Effect: 'Allow', Action, Resource: '*' });
const deny = (Action: string, Resource = '*') => ({ Effect: 'Deny', Action, Resource });

describe('comparePolicies', () => {
  it('counts what is gained and lost, the most powerful first', async () => {
    const queue = await listKnownActions('sqs');
    const movement = await comparePolicies(read(allow('s3:GetObject')), read(allow('sqs:*')));
    expect(movement).toMatchObject({ more: queue.length, fewer: 1 });
    const levels = movement.gained.map(
      (action) => queue.find(({ name }) => action.endsWith(`:${name}`))?.level,
    );
    expect(levels).toEqual(Array(3).fill('Permissions management'));
  });

  it('sees nothing move where only resources or conditions do', async () => {
    const narrow = { ...allow('s3:GetObject'), Resource: 'arn:aws:s3:::b/*' };
    expect(await comparePolicies(read(allow('s3:GetObject')), read(narrow))).toEqual({
      more: 0,
      fewer: 0,
      gained: [],
    });
  });

  it('counts denies that are sure, and knows wildcards and complements', async () => {
    const denied = await comparePolicies(read(allow('sqs:*')), read(allow('sqs:*'), deny('sqs:SendMessage')));
    expect(denied).toMatchObject({ more: 0, fewer: 1 });
    const here = await comparePolicies(
      read(allow('sqs:*')),
      read(allow('sqs:*'), deny('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:q')),
    );
    expect(here.fewer).toBe(0);
    const wide = await comparePolicies(
      read({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      read(allow('*')),
    );
    expect(wide.more).toBe((await listKnownActions('iam')).length);
  });
});
