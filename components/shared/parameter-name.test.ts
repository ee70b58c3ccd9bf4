import { expect, it } from 'vitest';
import { parameterName } from './parameter-name';

it.each([
  ['ssoSessionMaxSeconds', 'SSO session max seconds'],
  ['accessKeyMaxAgeDays', 'Access key max age days'],
  ['rootMinMfaDevices', 'Root min MFA devices'],
])('%s is %s', (key, name) => {
  expect(parameterName(key)).toBe(name);
});
