import { GetUserCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TEST_ACCOUNTS } from '@/lib/simulator/world/test-world';
import { describeOwnPrincipal, sessionName } from './assume-role';
import { openSession } from './session';
import { fastLimits, linkTo, useSimulator, type AwsUnderTest } from './testing/use-simulator';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let aws: AwsUnderTest;
beforeAll(async () => {
  aws = await useSimulator();
});
afterAll(() => aws.close());
beforeEach(() => aws.simulator.control.simulation.faults.remove());

const { production, suspended } = TEST_ACCOUNTS;
const open = (link = linkTo(production)) =>
  openSession({
    link,
    requestedBy: 'test',
    stages: new Set(['account-summary']),
    limits: fastLimits,
    signal: new AbortController().signal,
  });

describe('sessionName', () => {
  it.each([
    ['Mara Ferreira', 'rolecall-Mara-Ferreira'],
    ['zoë.müller@example.com', 'rolecall-zoe.muller@example.com'],
    ['  <script>  ', 'rolecall-script'],
    ['日本', 'rolecall-scan'],
    ['', 'rolecall-scan'],
    ['x'.repeat(100), `rolecall-${'x'.repeat(55)}`],
  ])('%s → %s', (who, name) => {
    expect(sessionName(who)).toBe(name);
    expect(name).toMatch(/^[\w+=,.@-]{2,64}$/);
  });
});

describe('describeOwnPrincipal', () => {
  it('says who we are', async () => {
    expect(await describeOwnPrincipal()).toEqual({
      arn: `arn:aws:iam::${TEST_ACCOUNTS.tooling}:user/rolecall-collector`,
      principalArn: `arn:aws:iam::${TEST_ACCOUNTS.tooling}:user/rolecall-collector`,
      accountId: TEST_ACCOUNTS.tooling,
      partition: 'aws',
    });
  });

  it('says that there are no credentials of ours', async () => {
    aws.simulator.control.simulation.faults.add(
      { operation: 'GetCallerIdentity' },
      { type: 'error', code: 'InvalidClientTokenId', status: 403 },
    );
    await expect(describeOwnPrincipal()).rejects.toMatchObject({
      code: 'upstream',
      details: { awsCode: 'InvalidClientTokenId', operation: 'sts:GetCallerIdentity' },
    });
  });
});

describe('openSession', () => {
  it('opens with the external id', async () => {
    const session = await open();
    expect(session.tally).toEqual({ calls: 1, throttles: 0 });
  });

  it.each([
    ['a wrong external id', { ...linkTo(production), externalId: 'wrong-one' }],
    ['none', { ...linkTo(production), externalId: null }],
    ['a suspended account', linkTo(suspended)],
    ['no such role', { ...linkTo(production), roleArn: `arn:aws:iam::${production}:role/other` }],
  ])('names every reason when AWS refuses: %s', async (_name, link) => {
    await expect(open(link)).rejects.toMatchObject({
      code: 'upstream',
      whatToDo: expect.stringMatching(/trust policy.*external id.*suspended/),
      details: { awsCode: 'AccessDenied', operation: 'sts:AssumeRole', requestId: expect.any(String) },
    });
  });

  it.each([
    ['another account', { ...linkTo(production), accountId: TEST_ACCOUNTS.standalone }],
    ['another partition', { ...linkTo(production), partition: 'aws-cn' }],
    ['no role', { ...linkTo(production), roleArn: 'arn:aws:iam::100000000003:user/x' }],
    ['no ARN', { ...linkTo(production), roleArn: '' }],
  ])('refuses a link that contradicts itself: %s', async (_name, link) => {
    await expect(open(link)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('refuses, before it is sent, an operation that its stages do not need', async () => {
    const session = await open();
    const { log } = aws.simulator.control.simulation;
    const before = log.since(0).length;
    await expect(session.iam(new GetUserCommand({ UserName: 'alice' }))).rejects.toMatchObject({
      code: 'forbidden',
      details: { operation: 'iam:GetUser' },
    });
    expect(log.since(0)).toHaveLength(before);
  });
});
