import {
  GetAccountSummaryCommand,
  IAMClient,
  ListRolesCommand,
  type IAMClientConfig,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { namedWorld } from './named-world';
import { startSimulator, type RunningSimulator } from './server';
import { TEST_ACCOUNTS, testWorld } from './world/test-world';

const world = testWorld();
const { production } = TEST_ACCOUNTS;
let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator({ world, loadWorld: namedWorld });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.control.reset());

async function iamOf(over: IAMClientConfig = {}) {
  const base = { endpoint: simulator.url, region: 'us-east-1', maxAttempts: 1 };
  const { Credentials } = await new STSClient({ ...base, credentials: world.collector }).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${production}:role/RolecallReadOnly`,
      RoleSessionName: 'server-test',
      ExternalId: world.collector.externalId(production),
    }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken,
  };
  return new IAMClient({ ...base, credentials, ...over });
}

async function control(request: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const [method = 'GET', path = ''] = request.split(' ');
  const response = await fetch(`${simulator.url}/_sim/${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const summary = () => new GetAccountSummaryCommand({});

describe('control API', () => {
  it('tells health, moves the clock and resets', async () => {
    expect((await control('GET health')).body).toMatchObject({ status: 'ok', world: 'test', accounts: 5 });
    await control('POST clock', { set: '2026-05-01T00:00:00Z' });
    expect((await control('POST clock', { advance: 'P1DT2H' })).body).toMatchObject({
      now: '2026-05-02T02:00:00.000Z',
    });
    await control('POST reset');
    expect((await control('GET clock')).body).toMatchObject({ now: '2026-03-04T14:05:00.000Z' });
    expect(await control('POST clock', { advance: 'soon' })).toMatchObject({ status: 400 });
    expect(await control('GET nothing')).toMatchObject({ status: 404 });
  });

  it('applies events to the running world', async () => {
    const iam = await iamOf();
    const before = (await iam.send(summary())).SummaryMap?.Users;
    await control('POST events', { events: [{ account: production, type: 'user-created', name: 'late' }] });
    expect((await iam.send(summary())).SummaryMap?.Users).toBe((before ?? 0) + 1);
  });

  it('counts calls, logs them, and lists what is assumed', async () => {
    const iam = await iamOf();
    await iam.send(summary());
    const stats = (await control('GET stats')).body;
    expect(stats).toMatchObject({
      total: { calls: 2, errors: 0 },
      accounts: { [production]: { operations: { 'iam.GetAccountSummary': { calls: 1 } } } },
    });
    expect((await control('GET log?since=1')).body).toMatchObject([
      { operation: 'GetAccountSummary', status: 200, attempt: 1 },
    ]);
    const { body } = await control('GET assumptions');
    expect(body).toContainEqual(
      expect.objectContaining({ service: 'iam', operation: 'ListRoles', evidence: 'model' }),
    );
    expect(await control('GET truth')).toMatchObject({ status: 400 });
  });

  it('plays another world when asked', async () => {
    expect((await control('POST world', { world: 'S', seed: 'x' })).body).toEqual({ world: 'generated-S' });
    expect(await control('POST world', { world: 'nowhere' })).toMatchObject({ status: 400 });
    expect((await control('POST world', { world: 'test' })).body).toEqual({ world: 'test' });
  });
});

describe('throttling', () => {
  it('refuses beyond the bucket, as IAM says it, and lets retries through', async () => {
    const iam = await iamOf();
    await control('POST throttle', { profile: 'harsh' });
    await iam.send(summary());
    await iam.send(summary());
    await expect(iam.send(summary())).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Rate exceeded',
      $metadata: { httpStatusCode: 400 },
    });
    await control('POST throttle', { profile: 'off' });
    await control('POST faults', {
      match: { operation: 'GetAccountSummary', count: 1 },
      effect: { type: 'throttle' },
    });
    const patient = await iamOf({ maxAttempts: 3 });
    await patient.send(summary());
    expect(simulator.control.simulation.log.summary().total).toMatchObject({ retries: 1, throttles: 2 });
  });
});

describe('faults', () => {
  const once = { operation: 'GetAccountSummary', count: 1 };
  const errors: [string, object, object][] = [
    ['error', { type: 'error', code: 'ServiceFailure', status: 500 }, { name: 'ServiceFailureException' }],
    [
      'accessDeniedBy',
      { type: 'accessDeniedBy', by: 'scp' },
      { message: expect.stringContaining('with an explicit deny in a service control policy') },
    ],
    ['expireSessions', { type: 'expireSessions' }, { name: 'ExpiredToken' }],
    ['reset', { type: 'reset' }, { code: 'ECONNRESET' }],
    ['truncate', { type: 'truncate' }, {}],
    ['html', { type: 'html', status: 503 }, { $metadata: { httpStatusCode: 503 } }],
    ['malformed', { type: 'malformed' }, {}],
  ];
  it.each(errors)('%s', async (_, effect, expected) => {
    const iam = await iamOf();
    await control('POST faults', { match: once, effect });
    await expect(iam.send(summary())).rejects.toMatchObject(expected);
    expect(simulator.control.simulation.log.since(0).at(-1)?.fault).toBe('fault-1');
  });

  it('delays and slows without breaking', async () => {
    const iam = await iamOf();
    await control('POST faults', { match: once, effect: { type: 'latency', ms: 50 } });
    const started = performance.now();
    await iam.send(summary());
    expect(performance.now() - started).toBeGreaterThan(45);
    await control('POST faults', { match: once, effect: { type: 'slowBody', ms: 20 } });
    expect((await iam.send(summary())).SummaryMap?.Users).toBe(4);
  });

  it('deletes an entity between two pages without shifting the others', async () => {
    const iam = await iamOf();
    const effect = { type: 'deleteEntity', kind: 'role', name: 'AWSReservedSSO_Admin_0123456789abcdef' };
    await control('POST faults', { match: { operation: 'ListRoles', count: 1 }, effect });
    const first = await iam.send(new ListRolesCommand({ MaxItems: 2 }));
    const second = await iam.send(new ListRolesCommand({ Marker: first.Marker }));
    const names = [...(first.Roles ?? []), ...(second.Roles ?? [])].map((role) => role.RoleName);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(7);
  });
});

describe('what is not simulated', () => {
  it('is refused in the words of AWS and counted', async () => {
    const unsigned = await fetch(simulator.url, { method: 'POST', body: 'Action=ListRoles' });
    expect(unsigned.status).toBe(403);
    expect(await unsigned.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
    const headers = {
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIATESTWORLDROLECAL/20260304/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=00',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const unknown = await fetch(simulator.url, {
      method: 'POST',
      headers,
      body: 'Action=DeleteUser&Version=2010-05-08',
    });
    expect(unknown.status).toBe(400);
    expect(await unknown.text()).toContain('<Code>InvalidAction</Code>');
    expect(simulator.control.simulation.log.summary().unknownOperations).toHaveProperty(['iam.DeleteUser']);
  });
});

describe('two runs of one world', () => {
  it('answer with the same bytes', async () => {
    const run = async () => {
      const iam = await iamOf();
      const roles = await iam.send(new ListRolesCommand({}));
      simulator.control.reset();
      return JSON.stringify(roles);
    };
    expect(await run()).toBe(await run());
  });
});
