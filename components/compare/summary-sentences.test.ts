import { describe, expect, it } from 'vitest';
import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';
import type { Comparison } from '@/lib/db/queries/compare/get-comparison';
import { summarySentences } from './summary-sentences';

const end = (score: number | null) => ({ newestAt: null, totals: { score } }) as Comparison['before'];
const changes = (...events: string[]) =>
  events.map((event, index) => ({ event, accountId: '1', entity: String(index) }) as ChangeRow);
const findings = (...moved: string[]) =>
  moved.map((one) => ({ moved: one }) as Comparison['findings'][number]);

const say = (more: Partial<Comparison>) =>
  summarySentences({ before: end(null), after: end(null), changes: [], findings: [], ...more })
    .map(({ text }) => text)
    .join('');

describe('summarySentences', () => {
  it('says that nothing is different', () => {
    expect(say({})).toBe('Nothing that Rolecall watches is different.');
  });

  it('tells score, findings, identities, administrators, trust and keys', () => {
    expect(
      say({
        before: end(73.6),
        after: end(78.2),
        findings: findings('resolved', 'resolved', 'opened'),
        changes: changes(
          'user-created',
          'role-created',
          'user-deleted',
          'administrator-gained',
          'administrator-lost',
          'administrator-lost',
          'external-trust-added',
          'key-deleted',
        ),
      }),
    ).toBe(
      'The score rose from 74 to 78. 2 findings were resolved, 1 opened. 2 identities were added, 1 removed. ' +
        '1 became administrator and 2 no longer are. 1 role now trusts an account outside. 1 access key was deleted. ',
    );
  });

  it('leads from what is counted to its rows', () => {
    const [first] = summarySentences({
      before: end(null),
      after: end(null),
      changes: changes('public-trust-added'),
      findings: [],
    });
    expect(first).toEqual({ text: '1 role can now be assumed by anyone', tab: 'trust' });
  });
});
