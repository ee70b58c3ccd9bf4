import { describe, expect, it } from 'vitest';
import { findingStatusOf, type FindingStanding } from './finding-status';

const open: FindingStanding = { state: 'open', excepted: false, triage: 'none', reopened: false };

describe('findingStatusOf', () => {
  it.each([
    ['open', {}],
    ['reopened', { reopened: true }],
    ['in-review', { reopened: true, triage: 'in-review' }],
    ['remediating', { reopened: true, triage: 'remediating' }],
    ['excepted', { reopened: true, triage: 'remediating', excepted: true }],
    ['resolved', { reopened: true, triage: 'remediating', excepted: true, state: 'resolved' }],
  ] as const)('%s outweighs what stands below it', (word, more) => {
    expect(findingStatusOf({ ...open, ...more })).toBe(word);
  });
});
