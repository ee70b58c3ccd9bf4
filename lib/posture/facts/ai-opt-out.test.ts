import { expect, it } from 'vitest';
import { optsOutForAll } from './ai-opt-out';

const text = (answer: object) => JSON.stringify({ services: { default: { opt_out_policy: answer } } });
const locked = { '@@operators_allowed_for_child_policies': ['@@none'] };

it('wants the default to opt out, and locked', () => {
  expect(optsOutForAll(text({ '@@assign': 'optOut', ...locked }))).toBe(true);
});

it.each([
  [text({ '@@assign': 'optIn', ...locked })],
  [text({ '@@assign': 'optOut' })],
  [text({ '@@assign': 'optOut', '@@operators_allowed_for_child_policies': ['@@all'] })],
  [JSON.stringify({ services: { lex: { opt_out_policy: { '@@assign': 'optOut', ...locked } } } })],
  ['{}'],
  ['not json'],
])('refuses %s', (policy) => {
  expect(optsOutForAll(policy)).toBe(false);
});
