import { beforeAll, describe, expect, it } from 'vitest';
import { type ActionLevels, loadActionLevels } from '@/lib/iam/actions/action-levels';
import type { AccountSnapshot, LastAccessed, Role } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import {
  accountId,
  buildRole,
  buildUser,
  createdAt,
  denied,
  read,
  takenAt,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText } from './testing/build-input';

let actions: ActionLevels;
beforeAll(async () => {
  actions = await loadActionLevels();
});

const text = policyText({ Effect: 'Allow', Action: ['s3:PutObject', 'sqs:SendMessage'], Resource: '*' });
const extra = { inlinePolicies: [{ name: 'extra', document: hash(text) }] };
const recent = '2026-03-01T00:00:00Z';

function accessOf(arn: string, lastUsed: string | null): LastAccessed {
  const services = ['s3', 'sqs'].map((service, index) => ({
    service,
    serviceName: service,
    lastUsed: index === 0 ? lastUsed : null,
    lastUsedRegion: null,
    lastUsedBy: null,
    actions: index === 0 && lastUsed ? [{ action: 's3:PutObject', lastUsed }] : null,
  }));
  return { arn, asOf: takenAt, fingerprint: 'f', services };
}

interface Case {
  role?: Partial<Role>;
  lastUsed?: string | null;
  activity?: string | null;
  parts?: Partial<AccountSnapshot>;
  organization?: OrganizationSnapshot;
}

function judge({ role: parts = {}, lastUsed = recent, activity = recent, organization, ...more }: Case = {}) {
  const role = buildRole('app', { ...extra, ...parts });
  const { analysis } = buildInput(
    {
      roles: read([role]),
      policies: read([]),
      users: read([]),
      groups: read([]),
      policyDocuments: textsOf(text),
      roleActivity: read([{ arn: role.arn, at: activity, region: null }]),
      lastAccessed: read([accessOf(role.arn, lastUsed)]),
      ...more.parts,
    },
    {},
    { actions, organization: organization ?? null },
  );
  return analysis.shares.get(role.arn);
}

describe('the share of a principal', () => {
  it('is scored where the principal is in use', () => {
    expect(judge()).toMatchObject({ status: 'scored', share: { used: 2, unused: 2, unknown: 0 } });
  });

  it('is apart where the principal itself was not used: by its own last use, if no service shows any', () => {
    expect(judge({ lastUsed: null, activity: null })?.status).toBe('unused-principal');
    expect(judge({ lastUsed: null, activity: '2025-06-01T00:00:00Z' })?.status).toBe('unused-principal');
    expect(judge({ lastUsed: null, activity: recent })?.status).toBe('scored');
    expect(judge({ lastUsed: recent, activity: null })?.status).toBe('scored');
    expect(judge({ lastUsed: null, parts: { roleActivity: denied('x') } })?.status).toBe('scored');
  });

  it.each([
    ['too-young', { createdAt: '2026-02-01T00:00:00Z' }],
    ['service-linked', { path: '/aws-service-role/x.amazonaws.com/' }],
    ['permission-set', { path: '/aws-reserved/sso.amazonaws.com/' }],
    ['emergency', { name: 'break-glass', arn: `arn:aws:iam::${accountId}:role/break-glass` }],
    ['nothing-granted', { inlinePolicies: [] }],
  ] as const)('is not scored: %s', (status, role) => {
    const arn = 'arn' in role ? role.arn : undefined;
    const more = arn ? { parts: { lastAccessed: read([accessOf(arn, recent)]) } } : {};
    expect(judge({ role: role as Partial<Role>, ...more })?.status).toBe(status);
  });

  it('counts from the very day of the threshold', () => {
    expect(judge({ role: { createdAt: '2025-12-04T14:05:00Z' } })?.status).toBe('scored');
    expect(judge({ role: { createdAt: '2025-12-05T14:05:00Z' } })?.status).toBe('too-young');
  });

  it('is unread where policies or their use were not read', () => {
    expect(judge({ parts: { policies: denied('x') } })).toEqual({
      status: 'unread',
      share: null,
      isAdministrator: false,
    });
    expect(judge({ parts: { lastAccessed: read([]) } })).toMatchObject({ status: 'unread', share: null });
  });

  it('is not judged without the catalogue of actions', () => {
    const { analysis } = buildInput({ users: read([buildUser('ana', { createdAt })]) });
    expect(analysis.shares.size).toBe(0);
  });
});
