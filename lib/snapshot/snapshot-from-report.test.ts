import { describe, expect, it } from 'vitest';
import { parseCredentialReport } from './parse-credential-report';
import { snapshotFromReport } from './snapshot-from-report';
import { bytesOf, reportText, rootLine, userLine } from './testing/build-report';

const takenAt = '2026-03-04T14:05:00Z';
const bytes = bytesOf(
  reportText(
    userLine('ana', {
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2025-01-01T00:00:00Z',
      access_key_2_last_rotated: '2024-01-01T00:00:00Z',
      access_key_2_last_used_date: '2024-06-01T00:00:00Z',
    }),
    userLine('bob', { access_key_1_active: 'true' }),
  ).replace(
    rootLine(),
    rootLine({ access_key_1_active: 'true', access_key_1_last_rotated: '2020-05-02T00:00:00Z' }),
  ),
);
const snapshot = snapshotFromReport({ report: parseCredentialReport(bytes), bytes, takenAt });

describe('snapshotFromReport', () => {
  it('is an import of the account with the file as evidence', () => {
    expect(snapshot).toMatchObject({
      accountId: '123456789012',
      partition: 'aws',
      source: 'import',
      takenAt,
    });
    expect(snapshot.credentialReportFile).toBe(bytes);
  });

  it('makes keys of the slots, without ids, and none of root', () => {
    const { accessKeys } = snapshot;
    expect(accessKeys).toMatchObject({
      state: 'read',
      value: [
        { userName: 'ana', accessKeyId: null, slot: 1, status: 'Active', createdAt: '2025-01-01T00:00:00Z' },
        { userName: 'ana', slot: 2, status: 'Inactive', lastUsed: '2024-06-01T00:00:00Z' },
        { userName: 'bob', slot: 1, status: 'Active', createdAt: '2024-01-10T08:00:00Z' },
      ],
    });
  });

  it('skips all that a report does not hold, with the reason', () => {
    for (const name of ['users', 'groups', 'roles', 'policies', 'trails', 'lastAccessed'] as const)
      expect(snapshot[name]).toEqual({ state: 'skipped', reason: expect.stringContaining('imported') });
  });
});
