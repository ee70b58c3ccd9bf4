import { describe, expect, it } from 'vitest';
import { decisionWords } from './simulation-words';

const answer = {
  decision: 'allowed',
  allowed: true,
  conditional: false,
  limitedBy: [],
  unknown: [],
} as const;
const words = (more: object) => {
  const { title, why } = decisionWords({ ...answer, ...more } as never);
  return [title, why];
};

describe('decisionWords', () => {
  it('says allowed, and what an allow hangs on', () => {
    expect(words({})).toEqual(['Allowed', 'Every layer allows it.']);
    expect(words({ conditional: true })[1]).toContain('condition keys');
    expect(words({ conditional: true, unknown: ['x'] })[1]).toContain('not known');
  });

  it('names the layers that keep the request out', () => {
    expect(words({ decision: 'explicitDeny', limitedBy: ['boundary'] })).toEqual([
      'Explicitly denied',
      'A statement of the permissions boundary denies it, whatever else allows it.',
    ]);
    expect(words({ decision: 'implicitDeny', limitedBy: ['boundary'] })[1]).toBe(
      'Nothing denies it, and the permissions boundary does not allow it.',
    );
    expect(words({ decision: 'implicitDeny', limitedBy: ['identity', 'serviceControlPolicy'] })[1]).toBe(
      'Nothing denies it, and the identity policies and the service control policies do not allow it.',
    );
  });
});
