import { expect, it } from 'vitest';
import { settingKeys } from './definitions';
import { settingLabel, settingLabels } from './setting-labels';

it('calls every setting by another name, in words', () => {
  const labels = settingKeys.map(settingLabel);
  expect(new Set(labels).size).toBe(settingKeys.length);
  expect(
    labels.filter(
      (label) => /[a-z][A-Z]{1}[a-z]/.test(label) && !/EventBridge|CloudShell|GuardDuty/.test(label),
    ),
  ).toEqual([]);
  expect(Object.keys(settingLabels).toSorted()).toEqual([...settingKeys].toSorted());
});

it('falls back to the key of a setting that is gone', () => {
  expect(settingLabel('oldSetting')).toBe('oldSetting');
});
