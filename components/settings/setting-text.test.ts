import { describe, expect, it } from 'vitest';
import { defaultSettings, definitions, settingKeys } from '@/lib/posture/settings/definitions';
import { settingProblem } from '@/lib/posture/settings/setting-problem';
import { fromText, toText } from './setting-text';

describe('a setting as text', () => {
  it.each(settingKeys)('%s comes back as it went', (key) => {
    const value = fromText(definitions[key], toText(defaultSettings[key]));
    expect(value).toEqual(defaultSettings[key]);
    expect(settingProblem(definitions[key], value)).toBeNull();
  });

  it('is refused by the server where it is nothing of the kind', () => {
    expect(settingProblem(definitions.accessKeyMaxAgeDays, fromText({ kind: 'number' }, ''))).not.toBeNull();
    expect(
      settingProblem(definitions.accessKeyMaxAgeDays, fromText({ kind: 'number' }, 'ten')),
    ).not.toBeNull();
  });

  it('takes lists by line', () => {
    expect(fromText({ kind: 'list' }, ' svc-* \n\nci-*\n')).toEqual(['svc-*', 'ci-*']);
    expect(fromText({ kind: 'pattern-map' }, 'prod: *prod*\n')).toEqual({ prod: '*prod*' });
    expect(fromText({ kind: 'optional-number' }, ' ')).toBeNull();
  });
});
