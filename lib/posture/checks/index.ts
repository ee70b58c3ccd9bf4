import { accessKeyRotation } from './keys/access-key-rotation';
import { accessKeyUnused } from './keys/access-key-unused';
import { rootAccessKeysAbsent } from './root/root-access-keys-absent';
import { rootMfaEnabled } from './root/root-mfa-enabled';
import { userConsoleInactive } from './users/user-console-inactive';
import { userConsoleMfaEnabled } from './users/user-console-mfa-enabled';
import type { Check } from '../types';

/** Every check, by group and id. Written by `npm run generate` from the files beside it. */
export const checks: readonly Check[] = [
  accessKeyRotation,
  accessKeyUnused,
  rootAccessKeysAbsent,
  rootMfaEnabled,
  userConsoleInactive,
  userConsoleMfaEnabled,
];
