import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { GET as getMetrics } from '@/app/metrics/route';
import { commandLineViewer, personRoles, type PersonRole } from '@/lib/access/viewer';
import { db, disconnect } from '@/lib/db/client';
import { createToken } from '@/lib/db/commands/tokens/create-token';
import { revokeToken } from '@/lib/db/commands/tokens/revoke-token';
import { estate, seedEstate } from '@/lib/db/testing/seed-estate';
import { GET as getAccount } from '../accounts/[id]/route';
import { GET as listAccounts } from '../accounts/route';
import { GET as listAudit } from '../audit/route';
import { GET as listChanges } from '../changes/route';
import { GET as listAttestations } from '../attestations/route';
import { GET as listCompliance } from '../compliance/route';
import { GET as getCheck } from '../checks/[id]/route';
import { GET as listChecks } from '../checks/route';
import { GET as getFinding } from '../findings/[id]/route';
import { GET as listExceptions } from '../exceptions/route';
import { GET as listFindings } from '../findings/route';
import { GET as getIdentity } from '../identities/[id]/route';
import { GET as listIdentities } from '../identities/route';
import { GET as listKeys } from '../keys/route';
import { GET as listMfa } from '../mfa/route';
import { GET as listPermissions } from '../permissions/route';
import { GET as listRights } from '../rights/route';
import { GET as getScan } from '../scans/[id]/route';
import { GET as listScans, POST as postScan } from '../scans/route';
import { GET as getSummary } from '../summary/route';
import { GET as getTrends } from '../trends/route';
import { GET as listTrust } from '../trust/route';
import type { RouteHandler } from './handle';
import { apiRoutes, type ApiRoute, type RouteKey } from './routes';
import { callApi, type Call } from './testing/call-api';

const secret = 'a secret of this test';
const tokens = {} as Record<PersonRole, string>;
let cookie = '';

const lists = {
  accounts: listAccounts,
  attestations: listAttestations,
  audit: listAudit,
  changes: listChanges,
  compliance: listCompliance,
  exceptions: listExceptions,
  findings: listFindings,
  identities: listIdentities,
  keys: listKeys,
  mfa: listMfa,
  permissions: listPermissions,
  rights: listRights,
  scans: listScans,
  trust: listTrust,
} as const;

interface Body {
  data: Record<string, unknown>[];
  page: { size: number; next: string | null; total: number };
  asOf: string;
}

async function read(handler: RouteHandler, address: string, call: Call = {}) {
  const response = await callApi(handler, address, { token: tokens.admin, ...call });
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as Body;
}

const names = ({ data }: Body) => data.map(({ name, userName }) => name ?? userName);

async function refused(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return { status: response.status, ...((await response.json()) as object) };
}

async function signIn(): Promise<string> {
  const at = new Date();
  const person = await db().person.create({
    data: { email: 'ana@example.org', name: 'Ana', role: 'analyst' },
  });
  const session = await db().session.create({
    data: {
      personId: person.id,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + 3_600_000),
    },
  });
  return `next-auth.session-token=${await encode({ token: { sessionId: session.id }, secret })}`;
}

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = secret;
  await seedEstate();
  for (const role of personRoles) {
    tokens[role] = (await createToken(commandLineViewer, { name: role, role })).token;
  }
  cookie = await signIn();
});
afterAll(() => disconnect());

describe('signing in', () => {
  it('refuses nobody, unknown tokens, other schemes and revoked tokens', async () => {
    const { id, token } = await createToken(commandLineViewer, { name: 'gone', role: 'admin' });
    await revokeToken(commandLineViewer, { tokenId: id });
    const calls: Call[] = [
      {},
      { token: 'rolecall_nonsense' },
      { token },
      { headers: { authorization: `Basic ${tokens.admin}` } },
      { headers: { cookie: 'next-auth.session-token=nonsense' } },
      { headers: { cookie, authorization: 'Bearer wrong' } },
    ];
    for (const call of calls) {
      const response = await callApi(listKeys, '/keys', call);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      expect(await refused(response)).toMatchObject({ status: 401, code: 'unauthenticated' });
    }
  });

  it('lets a session read, and revoked ones no more', async () => {
    const response = await callApi(listKeys, '/keys', { headers: { cookie } });
    expect(response.status).toBe(200);
  });

  it('shows the audit log to admins alone', async () => {
    expect((await read(listAudit, '/audit?action=token')).data[0]).toMatchObject({ actor: 'command line' });
    for (const role of ['analyst', 'manager'] as const) {
      const response = await callApi(listAudit, '/audit', { token: tokens[role] });
      expect(await refused(response)).toMatchObject({ status: 403, code: 'forbidden' });
    }
  });
});

describe('lists', () => {
  it.each(Object.keys(lists) as (keyof typeof lists)[])('answer %s as the document says', async (name) => {
    const body = await read(lists[name], `/${name}`);
    const route: ApiRoute = apiRoutes[`GET /${name}` satisfies RouteKey];
    expect(() => route.answer.parse(body)).not.toThrow();
  });

  it('take the filters of the addresses of pages', async () => {
    expect(names(await read(listIdentities, '/identities?kind=user&mfa=missing'))).toEqual(['bob', 'eve']);
    expect(names(await read(listIdentities, '/identities?trust=external&sort=name.desc'))).toEqual([
      'deploy',
    ]);
    expect(names(await read(listIdentities, `/identities?account=${estate.second}`))).toEqual(['eve']);
    expect(names(await read(listIdentities, '/identities?ou=ou-prod&kind=role'))).toEqual(['deploy']);
    expect(names(await read(listKeys, '/keys?olderThan=90'))).toEqual(['bob']);
    expect(names(await read(listKeys, '/keys?stale=true'))).not.toContain('robot');
    expect(names(await read(listMfa, '/mfa?mfa=active'))).toEqual(['ann']);
    expect((await read(listFindings, '/findings?severity=low&since=new')).page.total).toBe(1);
    expect((await read(listPermissions, '/permissions?service=rds')).page.total).toBe(1);
    expect((await read(listChanges, '/changes?event=mfa-added&from=2026-03-01')).page.total).toBe(1);
  });

  it('answer as of a past time', async () => {
    const then = await read(listIdentities, '/identities?asOf=2026-03-02&mfa=missing');
    expect(names(then)).toEqual(['ann', 'bob']);
    expect(then.asOf).toBe('2026-03-02T23:59:59.999Z');
  });

  it('come in pages that hold every row once', async () => {
    const all: unknown[] = [];
    let address = '/identities?size=2';
    for (;;) {
      const body = await read(listIdentities, address);
      all.push(...names(body));
      expect(body.page).toMatchObject({ size: 2, total: 6 });
      if (body.page.next === null) break;
      address = `/identities?size=2&cursor=${body.page.next}`;
    }
    expect(all).toEqual(['ann', 'bob', 'deploy', 'eve', 'ops', 'robot']);
  });

  it.each([
    ['kind=users', 'kind'],
    ['mfa=missing,maybe', 'mfa'],
    ['keyAge=old', 'keyAge'],
    ['asOf=yesterday', 'asOf'],
    ['account=123', 'account'],
    ['sort=password.asc', 'sort'],
    ['size=0', 'size'],
    ['cursor=AAAA', 'cursor'],
    ['format=xml', 'format'],
    ['mfaa=missing', 'mfaa'],
    ['kind=user&kind=role', 'kind'],
  ])('refuse %s and name the field', async (address, field) => {
    const response = await callApi(listIdentities, `/identities?${address}`, { token: tokens.manager });
    expect(await refused(response)).toMatchObject({ status: 400, code: 'invalid', field });
  });
});

describe('exports', () => {
  it('give all filtered rows as CSV, formulas disarmed, to a session too', async () => {
    await db().identityState.updateMany({ where: { name: 'bob' }, data: { owner: '=HYPERLINK("x")' } });
    const response = await callApi(listIdentities, `/identities?account=${estate.first}&format=csv`, {
      headers: { cookie },
    });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="rolecall-identities-111111111111-\d{4}-\d{2}-\d{2}T\d{4}Z\.csv"$/,
    );
    const lines = (await response.text()).split('\r\n');
    expect(lines[0]).toMatch(/^id,arn,name,kind,path,accountId,/);
    expect(lines).toHaveLength(1 + 5 + 1);
    expect(lines[2]).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('give JSON with the time, and columns without a row', async () => {
    const json = await callApi(listKeys, '/keys?format=json&size=1&asOf=2026-03-04', {
      token: tokens.manager,
    });
    const body = (await json.json()) as { asOf: string; data: object[] };
    expect(body).toMatchObject({ asOf: '2026-03-04T23:59:59.999Z', data: [{}, {}, {}] });
    const none = await callApi(listScans, '/scans?state=failed&format=csv', { token: tokens.manager });
    expect(await none.text()).toMatch(/^id,accountId,.*progress\.stage,.*cancelRequested\r\n$/);
  });

  it('refuse before the file begins', async () => {
    const response = await callApi(listAudit, '/audit?format=csv', { token: tokens.analyst });
    expect(await refused(response)).toMatchObject({ status: 403 });
  });
});

describe('single things', () => {
  const parse = (key: RouteKey, body: unknown) => (apiRoutes[key].answer as z.ZodType).parse(body);

  it('answer as the document says, and not-found for what is not here', async () => {
    const identity = await db().identity.findFirstOrThrow({ where: { name: 'bob' } });
    const finding = await db().finding.findFirstOrThrow({ where: { severity: 'critical' } });
    const cases: [RouteKey, RouteHandler, string][] = [
      ['GET /identities/{id}', getIdentity, identity.id],
      ['GET /findings/{id}', getFinding, finding.id],
      ['GET /accounts/{id}', getAccount, estate.first],
      ['GET /checks/{id}', getCheck, 'access-key-rotation'],
    ];
    for (const [key, handler, id] of cases) {
      expect(() => parse(key, { id })).toThrow();
      expect(parse(key, await read(handler, '/x', { path: { id } }))).toMatchObject({ id });
      const missing = await callApi(handler, '/x', { token: tokens.manager, path: { id: 'nonsense' } });
      expect(await refused(missing)).toMatchObject({ status: 404, code: 'not-found' });
    }
    expect(parse('GET /checks', await read(listChecks, '/checks'))).toBeTruthy();
  });

  it('sum up accounts and days', async () => {
    const summary = parse('GET /summary', await read(getSummary, '/summary?asOf=2026-03-04'));
    expect(summary).toMatchObject({ accounts: [{ accountId: estate.first, users: 3 }, {}] });
    const trends = parse('GET /trends', await read(getTrends, '/trends?from=2026-03-01&to=2026-03-04'));
    expect((trends as Body).data.map(({ users }) => users)).toEqual([3, 3, 4, 4]);
    const csv = await callApi(getTrends, '/trends?from=2026-03-01&to=2026-03-04&format=csv', {
      token: tokens.manager,
    });
    expect((await csv.text()).split('\r\n')).toHaveLength(1 + 4 + 1);
    for (const span of ['from=2026-03-04&to=2026-03-01', 'from=2001-01-01', 'from=soon']) {
      const response = await callApi(getTrends, `/trends?${span}`, { token: tokens.manager });
      expect(await refused(response)).toMatchObject({ status: 400, field: 'from' });
    }
  });
});

describe('asking for a scan', () => {
  const body = { accountId: estate.second };

  it('queues it, once, for those who may', async () => {
    const first = await callApi(postScan, '/scans', { token: tokens.analyst, body });
    expect(first.status).toBe(202);
    const { scanId } = (await first.json()) as { scanId: string };
    const second = await callApi(postScan, '/scans', { token: tokens.admin, body });
    expect(await second.json()).toEqual({ scanId, created: false });
    const scan = await read(getScan, '/x', { path: { id: scanId } });
    expect(scan).toMatchObject({ accountId: estate.second, state: 'queued', requestedBy: 'token analyst' });
    const manager = await callApi(postScan, '/scans', { token: tokens.manager, body });
    expect(await refused(manager)).toMatchObject({ status: 403 });
  });

  it('takes a cookie from our own pages alone', async () => {
    const others: Record<string, string>[] = [{}, { origin: 'https://evil.example' }, { origin: 'null' }];
    for (const headers of others) {
      const response = await callApi(postScan, '/scans', { headers: { cookie, ...headers }, body });
      expect(await refused(response)).toMatchObject({ status: 403 });
    }
    const own = { cookie, origin: 'http://127.0.0.1:3210', host: '127.0.0.1:3210' };
    expect((await callApi(postScan, '/scans', { headers: own, body })).status).toBe(202);
  });

  it.each([
    ['not json', 400],
    [{}, 400],
    [{ accountId: '12' }, 400],
    [{ accountId: estate.second, force: true }, 400],
    [{ accountId: '999999999999' }, 404],
  ])('refuses %j with %i', async (wrong, status) => {
    const response = await callApi(postScan, '/scans', { token: tokens.admin, body: wrong });
    expect(await refused(response)).toMatchObject({ status });
  });
});

it('tells an internal failure by its reference alone', async () => {
  await db().$executeRaw`alter table "CredentialUse" rename to "CredentialUseAside"`;
  try {
    const answer = await refused(await callApi(listKeys, '/keys', { token: tokens.admin }));
    expect(answer).toMatchObject({ status: 500, code: 'internal', reference: expect.any(String) });
    expect(JSON.stringify(answer)).not.toMatch(/CredentialUse|select|at \//);
  } finally {
    await db().$executeRaw`alter table "CredentialUseAside" rename to "CredentialUse"`;
  }
});

it('says that the database is away', async () => {
  const url = process.env.DATABASE_URL;
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/none';
  try {
    const response = await callApi(listKeys, '/keys', { token: tokens.admin });
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await refused(response)).toMatchObject({ status: 503, code: 'unavailable' });
  } finally {
    process.env.DATABASE_URL = url;
  }
});

it('gives metrics to this machine', async () => {
  const ask = (address: string) =>
    getMetrics(new Request('http://127.0.0.1:3210/metrics', { headers: { 'x-forwarded-for': address } }));
  const text = await (await ask('127.0.0.1')).text();
  expect(text).toContain('rolecall_accounts 2\n');
  expect(text).toMatch(/rolecall_jobs\{state="waiting"\} \d/);
  expect(text).toMatch(/rolecall_snapshot_age_seconds\{account_id="111111111111"\} \d+/);
  expect((await ask('203.0.113.9')).status).toBe(403);
});
