import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useSimulator, type AwsUnderTest } from '@/lib/aws/testing/use-simulator';
import { commandLineViewer } from '@/lib/access/viewer';
import { db, disconnect } from '@/lib/db/client';
import { getLink } from '@/lib/db/queries/accounts/get-link';
import { beginLink } from './begin-link';

const accountId = '123456789012';
const begin = (role: string, id = accountId) =>
  beginLink(commandLineViewer, { accountId: id, name: 'prod', role });
let aws: AwsUnderTest;

beforeAll(async () => {
  aws = await useSimulator();
});
afterEach(async () => {
  await db().account.deleteMany();
});
afterAll(async () => {
  await aws.close();
  await disconnect();
});

describe('beginLink', () => {
  it('takes a role by name, with its path, or by ARN, and the usual one when none is given', async () => {
    await begin('arn:aws:iam::123456789012:role/Other', '1234 5678-9012');
    expect((await getLink(commandLineViewer, { accountId })).roleArn).toMatch(/role\/Other$/);
    await begin('');
    expect((await getLink(commandLineViewer, { accountId })).roleArn).toMatch(/role\/RolecallReadOnly$/);
    await begin('audit/Reader');
    expect((await getLink(commandLineViewer, { accountId })).roleArn).toBe(
      'arn:aws:iam::123456789012:role/audit/Reader',
    );
  });

  it.each([
    ['arn:aws:iam::123456789012:user/ann', /ARN of a user/],
    ['arn:aws:sts::123456789012:assumed-role/Reader/me', /of a session/],
    ['arn:aws:iam::210987654321:role/Reader', /in account 210987654321/],
    ['arn:aws-cn:iam::123456789012:role/Reader', /China partition/],
    ['two words', /not the name of a role/],
  ])('refuses %s beside its field', async (role, message) => {
    await expect(begin(role)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(message) as string,
      details: { field: 'role' },
    });
  });

  it('refuses an account id that is none', async () => {
    await expect(begin('', '12345')).rejects.toThrow(/12 digits/);
  });

  it('goes on while AWS cannot be asked who we are', async () => {
    const key = process.env.AWS_ACCESS_KEY_ID;
    process.env.AWS_ACCESS_KEY_ID = 'AKIANOBODY0000000000';
    try {
      await begin('');
      expect((await getLink(commandLineViewer, { accountId })).partition).toBe('aws');
    } finally {
      process.env.AWS_ACCESS_KEY_ID = key;
    }
  });
});
