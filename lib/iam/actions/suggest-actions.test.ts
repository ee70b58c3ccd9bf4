import { describe, expect, it } from 'vitest';
import { suggestActions } from './suggest-actions';

describe('suggestActions', () => {
  it.each([
    ['secretsm', ['secretsmanager:']],
    ['iam:passr', ['iam:PassRole']],
    ['STS:assumerolew', ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity']],
    ['made-up:x', []],
  ])('%s', async (typed, expected) => {
    expect(await suggestActions(typed)).toEqual(expected);
  });

  it('puts beginnings first and gives no more than asked for', async () => {
    const found = await suggestActions('s3:object', 3);
    expect(found).toHaveLength(3);
    expect((await suggestActions('iam:role'))[0]).toMatch(/Role/);
  });
});
