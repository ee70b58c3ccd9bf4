import { describe, expect, it } from 'vitest';
import { defaultSettings } from './definitions';
import { parameters } from './parameters';
import { resolveSettings, thresholdsOf } from './resolve-settings';

const shipped = { ...defaultSettings, checkSwitches: {}, stageSwitches: {} };

const place = { accountId: '123456789012', ouPath: ['r-1', 'ou-prod'] };
const override = (scope: string, value: unknown, key = 'accessKeyMaxAgeDays') => ({ scope, key, value });

describe('resolveSettings', () => {
  it('gives the defaults without overrides', () => {
    expect(resolveSettings([], place)).toEqual(shipped);
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
    expect(resolveSettings(rows, place)).toEqual(shipped);
  });

  it('lets a profile set what its scope does not, and switches checks and stages', () => {
    const rows = [
      override('estate', 'cis-1.2', 'profile'),
      override('estate', 60, 'consoleInactiveDays'),
      override('ou:ou-prod', 'pci', 'profile'),
      override('estate', true, 'check:user-mfa-all-users'),
      override('account:123456789012', false, 'stage:buckets'),
      override('account:123456789012', false, 'stage:nonsense'),
    ];
    const settings = resolveSettings(rows, place);
    expect(settings).toMatchObject({
      profile: 'pci',
      consoleInactiveDays: 90,
      passwordMinLength: 12,
      checkSwitches: { 'user-mfa-all-users': true },
      stageSwitches: { buckets: false },
    });
    expect(resolveSettings(rows, { accountId: null, ouPath: [] }).consoleInactiveDays).toBe(60);
  });

  it('refuses what a setting cannot take', () => {
    const rows = [override('estate', ['12'], 'trustedAccountIds'), override('estate', 1.5)];
    expect(resolveSettings(rows, place)).toEqual(shipped);
  });

  it('gives checks the thresholds alone', () => {
    const thresholds = thresholdsOf({ ...defaultSettings, mfaGraceDays: 7 });
    expect(thresholds.mfaGraceDays).toBe(7);
    expect(Object.keys(thresholds)).toEqual(Object.keys(parameters));
  });
});
