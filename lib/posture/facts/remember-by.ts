import { createMemo } from '../intern';

/** Answers of one setting are forgotten beyond these. */
const limit = 20_000;

/**
 * Makes a pure function of a setting (an object that stands as long as the settings do) and a text that is computed once
 * for both: histories ask the same of the same names thousands of times.
 */
export function rememberBySetting<Setting extends object, T>(
  compute: (setting: Setting, text: string) => T,
): (setting: Setting, text: string) => T {
  const bySetting = new WeakMap<Setting, (key: string, compute: () => { answer: T }) => { answer: T }>();
  return (setting, text) => {
    let memo = bySetting.get(setting);
    if (!memo) {
      memo = createMemo<{ answer: T }>(limit);
      bySetting.set(setting, memo);
    }
    return memo(text, () => ({ answer: compute(setting, text) })).answer;
  };
}
