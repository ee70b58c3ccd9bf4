import { describe, expect, it } from 'vitest';
import { defaultSettings, resolveSettings, thresholdsOf } from './settings';

const place = { accountId: '123456789012', ouPath: ['r-1', 'ou-prod'] };
const override = (scope: string, value: unknown, key = 'accessKeyMaxAgeDays') => ({ scope, key, value });

describe('resolveSettings', () => {
  it('gives the defaults without overrides', () => {
    expect(resolveSettings([], place)).toEqual(defaultSettings);
  });

  it('lets the most specific scope win, whatever the order of rows', () => {
    const rows = [
      override('account:123456789012', 5),
      override('ou:ou-prod', 4),
      override('ou:r-1', 3),
      override('estate', 2),
    ];
    expect(resolveSettings(rows, place).accessKeyMaxAgeDays).toBe(5);
    expect(resolveSettings(rows.slice(1), place).accessKeyMaxAgeDays).toBe(4);
    expect(resolveSettings(rows.slice(2), place).accessKeyMaxAgeDays).toBe(3);
    expect(resolveSettings(rows.slice(3), place).accessKeyMaxAgeDays).toBe(2);
    expect(resolveSettings([...rows].reverse(), place).accessKeyMaxAgeDays).toBe(5);
  });

  it('ignores other accounts and units', () => {
    const rows = [override('account:999999999999', 1), override('ou:ou-dev', 1)];
    expect(resolveSettings(rows, place).accessKeyMaxAgeDays).toBe(90);
    expect(resolveSettings(rows, { accountId: null, ouPath: [] }).accessKeyMaxAgeDays).toBe(90);
  });

  it('ignores unknown keys and values that are no numbers', () => {
    const rows = [override('estate', 1, 'nonsense'), override('estate', '30'), override('estate', null)];
    expect(resolveSettings(rows, place)).toEqual(defaultSettings);
  });

  it('gives checks the thresholds alone', () => {
    expect(thresholdsOf({ ...defaultSettings, mfaGraceDays: 7 })).toEqual({
      accessKeyMaxAgeDays: 90,
      accessKeyUnusedDays: 45,
      consoleInactiveDays: 45,
      mfaGraceDays: 7,
      unusedServiceDays: 90,
    });
  });
});
