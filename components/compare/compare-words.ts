import { changeWords } from '@/components/shared/change-words';
import type { Kind } from '@/components/shared/kind-icon';
import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';
import { formatAccountId, formatDateTime } from '@/lib/format';

export type ChangeSign = 'added' | 'removed' | 'changed';

/** Whether something came, went or is another. */
export function signOf({ before, after }: Pick<ChangeRow, 'before' | 'after'>): ChangeSign {
  if (isAbsent(before) && !isAbsent(after)) return 'added';
  return !isAbsent(before) && isAbsent(after) ? 'removed' : 'changed';
}

function isAbsent(value: ChangeRow['before']): boolean {
  return (
    value === null || value === false || value === 'none' || (Array.isArray(value) && value.length === 0)
  );
}

const kinds: Record<string, Kind> = {
  user: 'user',
  role: 'role',
  group: 'group',
  root: 'root',
  policy: 'policy',
  'access-key': 'key',
  'mfa-device': 'mfa',
  password: 'user',
  trust: 'role',
  account: 'account',
  trail: 'account',
  'password-policy': 'account',
};

/** The kind of thing that a change is about. */
export function kindOf(entityKind: string): Kind {
  return kinds[entityKind] ?? 'unknown';
}

const tiers: Record<string, string> = {
  full: 'administrator',
  equivalent: 'can make itself one',
  conditional: 'administrator under a condition',
  none: 'no administrator',
};

/** Presence of a thing in words: what it is when it is there. */
const present: Record<string, string> = {
  attachedPolicies: 'attached',
  created: 'exists',
  deleted: 'exists',
  passwordEnabled: 'password',
  mfaActive: 'MFA',
  publicTrust: 'anyone',
  isLogging: 'records',
  securityContact: 'set',
  s3PublicAccessBlock: 'blocked',
};

/** One side of a change in words. */
export function sideWords({ field }: Pick<ChangeRow, 'field'>, value: ChangeRow['before']): string {
  if (field === 'administrator') return tiers[String(value)] ?? String(value ?? 'no administrator');
  if (value === null || value === false) return field === 'isLogging' ? 'stopped' : 'absent';
  if (value === true) return present[field] ?? 'yes';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(shortName).join(', ');
  if (field.startsWith('inlinePolicies.')) return 'another text';
  return shortName(String(value));
}

function shortName(text: string): string {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return formatDateTime(text);
  if (/^arn:[^:]*:iam::(\d{12}):root$/.test(text)) return formatAccountId(text.split(':')[4] ?? text);
  const isName = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(policy|group|role|user|instance-profile)\//.test(text);
  return isName ? (text.split('/').at(-1) ?? text) : formatAccountId(text);
}

const fieldWords: Record<string, string> = {
  groups: 'group',
  tags: 'tags',
  path: 'path',
  description: 'description',
  maxSessionDuration: 'longest session, seconds',
  instanceProfiles: 'instance profiles',
  minimumLength: 'minimum length',
  reusePrevention: 'passwords remembered',
  maxAgeDays: 'maximum age, days',
};

/** What the change means, in a few words, and whether somebody should look. */
export function meaningOf(change: ChangeRow): { text: string; color?: string } {
  if (change.event) {
    const { verb, color } = changeWords(change);
    return color ? { text: verb, color } : { text: verb };
  }
  return { text: `${fieldWords[change.field] ?? spaced(change.field)} changed` };
}

function spaced(field: string): string {
  return field.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
