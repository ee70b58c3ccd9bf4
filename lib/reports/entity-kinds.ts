import type { EntityKind } from '@/lib/posture/types';

/** What a change can be of. */
export const entityKinds = [
  'account',
  'root',
  'user',
  'group',
  'role',
  'policy',
  'access-key',
  'mfa-device',
  'password',
  'trust',
  'trail',
  'password-policy',
] as const satisfies readonly EntityKind[];
