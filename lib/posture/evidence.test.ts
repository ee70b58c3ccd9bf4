import { expect, it } from 'vitest';
import { accessKeyRotation } from './checks/keys/access-key-rotation';
import { describeResult, evidenceHash, evidenceText, isSameVerdict } from './evidence';
import type { CheckResult } from './types';

const field = (name: string, value: string | null, asOf = '2026-03-04T00:00:00Z') => ({
  field: name,
  value,
  source: 'access keys',
  asOf,
});
const result: CheckResult = {
  resource: 'arn',
  part: 'AKIA1',
  result: 'fail',
  severity: 'medium',
  title: 'Key …KIA1 is 91 days old',
  evidence: [field('accessKeyId', 'AKIA1'), field('createdAt', '2025-12-01T00:00:00Z')],
};

it('reads a field as text', () => {
  expect(evidenceText(result.evidence, 'accessKeyId')).toBe('AKIA1');
  expect(evidenceText(result.evidence, 'nothing')).toBe('');
  expect(evidenceText([field('x', null)], 'x')).toBe('');
});

it('describes a fail at the time that is shown, and anything else as it was stored', () => {
  expect(describeResult(accessKeyRotation, result, '2026-12-01T00:00:00Z')).toBe('Key …KIA1 is 365 days old');
  expect(describeResult(accessKeyRotation, { ...result, result: 'pass' }, '2026-12-01T00:00:00Z')).toBe(
    result.title,
  );
  expect(describeResult(accessKeyRotation, { ...result, evidence: [] }, '2026-12-01T00:00:00Z')).toBe(
    result.title,
  );
});

it('calls verdicts the same when only age and time of reading differ', () => {
  const later = {
    ...result,
    title: 'Key …KIA1 is 92 days old',
    evidence: [
      field('accessKeyId', 'AKIA1', '2026-03-05T00:00:00Z'),
      field('createdAt', '2025-12-01T00:00:00Z', '2026-03-05T00:00:00Z'),
    ],
  };
  expect(isSameVerdict(result, later)).toBe(true);
  expect(isSameVerdict(result, { ...later, severity: 'low' })).toBe(false);
  expect(isSameVerdict(result, { ...later, part: undefined })).toBe(false);
  expect(isSameVerdict(result, { ...later, evidence: [field('accessKeyId', 'AKIA2')] })).toBe(false);
  expect(isSameVerdict(result, { ...later, evidence: [field('accessKeyId', 'AKIA1'), field('x', '')] })).toBe(
    false,
  );
});

it('hashes the facts of an evidence, without dates of use and times of reading', () => {
  const known = evidenceHash(result.evidence);
  expect(known).toMatch(/^[0-9a-f]{64}$/);
  const laterRead = result.evidence.map((each) => ({ ...each, asOf: '2026-04-01T00:00:00Z' }));
  const used = [...laterRead, field('lastUsed', '2026-03-31T00:00:00Z'), field('password_last_used', null)];
  expect(evidenceHash(used)).toBe(known);
  const other = (more: object) => laterRead.map((each, index) => (index === 0 ? { ...each, ...more } : each));
  expect(evidenceHash(laterRead.slice(1))).not.toBe(known);
  expect(evidenceHash(other({ value: 'AKIA2' }))).not.toBe(known);
  expect(evidenceHash(other({ source: 'credential report' }))).not.toBe(known);
});
