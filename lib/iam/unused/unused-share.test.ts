import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LastAccessed } from '@/lib/snapshot/account-snapshot';
import vectors from '../__fixtures__/unused-vectors.json';
import type { AccessLevel } from '../actions/action-catalog';
import { grantsOf } from '../grants-of';
import type { Grant } from '../types';
import type { GrantedRights } from './granted-rights';
import { sharePercent, uniteShares, unusedShare } from './unused-share';
import { unknownLevel } from './weights';

type Levels = Record<string, AccessLevel>;

interface Vector {
  id: string;
  why: string;
  now: string;
  days: number;
  granted: string[];
  levels: Levels;
  report: { ns: string; last?: string; actions?: { name: string; last?: string }[] }[];
  expect: { unusedPct?: number; usedPct?: number; unknownPct?: number; status?: string };
}

const lower = (action: string) => action.toLowerCase();

function rightsOf(granted: readonly string[], levels: Levels): GrantedRights {
  const names = new Set(granted.map(lower));
  const pairs = new Map(
    granted.map((action) => {
      const pair = { service: action.split(':')[0] ?? '', level: levels[action] ?? unknownLevel };
      return [`${pair.service} ${pair.level}`, pair];
    }),
  );
  return { pairs: [...pairs.values()], isGranted: (action) => names.has(lower(action)) };
}

const actionsOf = (levels: Levels) => (service: string) =>
  new Map(
    Object.entries(levels)
      .filter(([action]) => action.startsWith(`${service}:`))
      .map(([action, level]) => [lower(action.slice(service.length + 1)), level]),
  );

function reportOf({ report, now }: Vector): LastAccessed {
  const services = report.map(({ ns, last, actions }) => ({
    service: ns,
    serviceName: ns,
    lastUsed: last ?? null,
    lastUsedRegion: null,
    lastUsedBy: null,
    actions:
      actions?.map(({ name, last: used }) => ({ action: `${ns}:${name}`, lastUsed: used ?? null })) ?? null,
  }));
  return { arn: 'a', asOf: now, fingerprint: '', services };
}

describe('unusedShare', () => {
  const judged = (vectors as unknown as Vector[]).filter((vector) => vector.expect.status === undefined);

  it.each(judged)('$id $why', (vector) => {
    const { granted, levels, now, days, expect: expected } = vector;
    const share = unusedShare(rightsOf(granted, levels), grantsOf(reportOf(vector), now, days), {
      actionsOf: actionsOf(levels),
    });
    const percent = sharePercent(share);
    expect(percent?.unused).toBeCloseTo(expected.unusedPct ?? NaN, 1);
    expect(percent?.unknown).toBeCloseTo(expected.unknownPct ?? NaN, 1);
    if (expected.usedPct !== undefined) expect(percent?.used).toBeCloseTo(expected.usedPct, 1);
  });

  it('is nothing where nothing is granted', () => {
    const share = unusedShare(rightsOf([], {}), [], { actionsOf: actionsOf({}) });
    expect(sharePercent(share)).toBeNull();
  });
});

const levelNames: AccessLevel[] = ['List', 'Read', 'Tagging', 'Write', 'Permissions management'];
const services = ['s3', 'ec2', 'kms', 'iam'];
const anAction = fc.record({
  service: fc.constantFrom(...services),
  number: fc.integer({ min: 0, max: 9 }),
  level: fc.constantFrom(...levelNames),
  use: fc.constantFrom('used', 'unused', 'untracked'),
});
type Action = typeof anAction extends fc.Arbitrary<infer T> ? T : never;

const nameOf = ({ service, level, number }: Action) => `${service}:${level.replaceAll(' ', '')}${number}`;
const unique = fc.uniqueArray(anAction, { selector: nameOf, maxLength: 25 });
/** Which services were used is a fact of the principal, whatever is granted. */
const usedServices = fc.subarray(services);

/** What AWS would report of a principal with these rights. */
function shareOf(granted: readonly Action[], usedIn: readonly string[]) {
  const levels: Levels = Object.fromEntries(granted.map((action) => [nameOf(action), action.level]));
  const grants = [...new Set(granted.map(({ service }) => service))].flatMap((service): Grant[] => {
    const base = { service, serviceName: service, lastUsed: null };
    const isUsed = usedIn.includes(service);
    const tracked = granted.filter((action) => action.service === service && action.use !== 'untracked');
    return [
      { ...base, action: null, use: isUsed ? 'used' : 'unused' },
      ...tracked.map((action): Grant => ({
        ...base,
        action: nameOf(action),
        use: isUsed && action.use === 'used' ? 'used' : 'unused',
      })),
    ];
  });
  return unusedShare(rightsOf(granted.map(nameOf), levels), grants, { actionsOf: actionsOf(levels) });
}

const unusedPercent = (granted: readonly Action[], usedIn: readonly string[]) =>
  sharePercent(shareOf(granted, usedIn))?.unused ?? 0;

/** Known to be unused: of a service that was never used, or tracked and not seen. */
const isKnownUnused = (action: Action, usedIn: readonly string[]) =>
  !usedIn.includes(action.service) || action.use === 'unused';

describe('what moves the share', () => {
  it('never rises when a right that is known to be unused is removed', () => {
    fc.assert(
      fc.property(unique, usedServices, (granted, usedIn) => {
        const whole = unusedPercent(granted, usedIn);
        for (const action of granted.filter((each) => isKnownUnused(each, usedIn))) {
          const less = granted.filter((other) => other !== action);
          if (less.length > 0) expect(unusedPercent(less, usedIn)).toBeLessThanOrEqual(whole + 1e-9);
        }
      }),
    );
  });

  it('adds up to the weight of all that is granted, none of it below nothing', () => {
    fc.assert(
      fc.property(unique, usedServices, (granted, usedIn) => {
        const { used, unused, unknown, pairs } = shareOf(granted, usedIn);
        expect(Math.min(used, unused, unknown)).toBeGreaterThanOrEqual(0);
        expect(pairs.length).toBe(new Set(granted.map(({ service, level }) => service + level)).size);
        const percent = sharePercent({ used, unused, unknown });
        if (percent) expect(percent.used + percent.unused + percent.unknown).toBeCloseTo(100, 6);
      }),
    );
  });

  it('weighs a service of a thousand actions as one of a single action', () => {
    const actions = (service: string, count: number): Action[] =>
      Array.from({ length: count }, (_, number) => ({ service, number, level: 'Write', use: 'unused' }));
    expect(
      unusedPercent(
        [...actions('ec2', 1000), { service: 's3', number: 0, level: 'Write', use: 'used' }],
        ['s3'],
      ),
    ).toBe(50);
    expect(
      unusedPercent(
        [...actions('ec2', 1), { service: 's3', number: 0, level: 'Write', use: 'used' }],
        ['s3'],
      ),
    ).toBe(50);
  });
});

describe('uniteShares', () => {
  const pair = (service: string, used: number, unused: number, unknown: number) =>
    ({ service, level: 'Write', used, unused, unknown }) as const;

  it('takes a pair for used where one carrier uses it, and for unknown where none does but one may', () => {
    const united = uniteShares([
      [pair('s3', 2, 0, 0), pair('ec2', 0, 2, 0), pair('kms', 0, 2, 0)],
      [pair('s3', 0, 2, 0), pair('ec2', 0, 0, 2)],
    ]);
    expect(united).toMatchObject({ used: 2, unknown: 2, unused: 2 });
  });

  it('is never less used than any of its carriers', () => {
    fc.assert(
      fc.property(unique, fc.array(usedServices, { minLength: 1, maxLength: 4 }), (granted, carriers) => {
        const shares = carriers.map((usedIn) => shareOf(granted, usedIn));
        const { used } = uniteShares(shares.map(({ pairs }) => pairs));
        expect(used).toBeGreaterThanOrEqual(Math.max(...shares.map((share) => share.used)) - 1e-9);
      }),
    );
  });
});
