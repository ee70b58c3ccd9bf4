import {
  Ban,
  Crown,
  ExternalLink,
  FileText,
  Globe,
  Key,
  KeyRound,
  LockKeyhole,
  RefreshCw,
  ScrollText,
  ShieldCheck,
  ShieldOff,
  Smartphone,
  Trash2,
  UserPlus,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { formatAccountId, formatKeyId } from '@/lib/format';

/** What is told of a difference; a row of the changes query has all of it. */
export interface ToldChange {
  event: string | null;
  entityKind: string;
  entity: string;
  /** What of it: `inlinePolicies.deploy`. */
  field: string;
  identityName: string | null;
  before: string | number | boolean | string[] | null;
  after: string | number | boolean | string[] | null;
}

export interface ChangeWords {
  icon: LucideIcon;
  /** Class of the icon's colour, where somebody should look. */
  color?: string;
  /** Follows the name of the one concerned: "got an access key". */
  verb: string;
  /** The same of several at once: "access keys were created". */
  several: string;
  /** Which key, policy or account. */
  detail?: string | undefined;
}

type Telling = Omit<ChangeWords, 'detail'> & { detail?: (change: ToldChange) => string | undefined };

const tellings: Record<string, Telling> = {
  'administrator-gained': {
    icon: Crown,
    color: 'text-high',
    verb: 'became administrator',
    several: 'identities became administrators',
  },
  'administrator-lost': {
    icon: Crown,
    verb: 'is no longer administrator',
    several: 'identities are no longer administrators',
  },
  'user-created': { icon: UserPlus, verb: 'was created', several: 'users were created' },
  'user-deleted': { icon: Trash2, verb: 'was deleted', several: 'users were deleted' },
  'role-created': { icon: UserPlus, verb: 'was created', several: 'roles were created' },
  'role-deleted': { icon: Trash2, verb: 'was deleted', several: 'roles were deleted' },
  'group-created': { icon: Users, verb: 'was created', several: 'groups were created' },
  'group-deleted': { icon: Trash2, verb: 'was deleted', several: 'groups were deleted' },
  're-created': {
    icon: RefreshCw,
    color: 'text-medium',
    verb: 'was deleted and created again under the same name',
    several: 'identities were created again under the same name',
  },
  'group-joined': { icon: Users, verb: 'joined a group', several: 'users joined a group', detail: after },
  'group-left': { icon: Users, verb: 'left a group', several: 'users left a group', detail: before },
  'policy-attached': {
    icon: FileText,
    verb: 'got a policy',
    several: 'policies were attached',
    detail: after,
  },
  'policy-detached': {
    icon: FileText,
    verb: 'lost a policy',
    several: 'policies were detached',
    detail: before,
  },
  'policy-created': { icon: FileText, verb: 'was created', several: 'policies were created' },
  'policy-deleted': { icon: FileText, verb: 'was deleted', several: 'policies were deleted' },
  'policy-version-changed': {
    icon: FileText,
    verb: 'has another version in force',
    several: 'policies have another version in force',
    detail: fromVersionTo,
  },
  'boundary-set': {
    icon: ShieldCheck,
    verb: 'got a boundary',
    several: 'boundaries were set',
    detail: after,
  },
  'boundary-changed': {
    icon: ShieldCheck,
    verb: 'has another boundary',
    several: 'boundaries were changed',
    detail: fromTo,
  },
  'boundary-removed': {
    icon: ShieldOff,
    color: 'text-high',
    verb: 'lost its boundary',
    several: 'boundaries were removed',
    detail: before,
  },
  'trust-changed': {
    icon: ExternalLink,
    verb: 'has another trust policy',
    several: 'roles have another trust policy',
  },
  'public-trust-added': {
    icon: Globe,
    color: 'text-critical',
    verb: 'can be assumed by anyone',
    several: 'roles can be assumed by anyone',
  },
  'public-trust-removed': {
    icon: Globe,
    verb: 'can no longer be assumed by anyone',
    several: 'roles can no longer be assumed by anyone',
  },
  'external-trust-added': {
    icon: ExternalLink,
    color: 'text-high',
    verb: 'trusts a new account',
    several: 'roles trust a new account',
    detail: after,
  },
  'external-trust-removed': {
    icon: ExternalLink,
    verb: 'no longer trusts an account',
    several: 'roles no longer trust an account',
    detail: before,
  },
  'key-created': {
    icon: Key,
    verb: 'got an access key',
    several: 'access keys were created',
    detail: keyId,
  },
  'key-deleted': {
    icon: Key,
    verb: 'lost an access key',
    several: 'access keys were deleted',
    detail: keyId,
  },
  'key-deactivated': {
    icon: Key,
    verb: 'has a key that was deactivated',
    several: 'access keys were deactivated',
    detail: keyId,
  },
  'key-reactivated': {
    icon: Key,
    color: 'text-medium',
    verb: 'has a key that was activated again',
    several: 'access keys were activated again',
    detail: keyId,
  },
  'key-rotated': {
    icon: RefreshCw,
    verb: 'rotated an access key',
    several: 'access keys were rotated',
    detail: fromTo,
  },
  'mfa-added': { icon: Smartphone, verb: 'got an MFA device', several: 'MFA devices were added' },
  'mfa-removed': {
    icon: Smartphone,
    color: 'text-high',
    verb: 'lost an MFA device',
    several: 'MFA devices were removed',
  },
  'password-enabled': {
    icon: LockKeyhole,
    verb: 'got a console password',
    several: 'console passwords were set',
  },
  'password-disabled': {
    icon: Ban,
    verb: 'lost its console password',
    several: 'console passwords were removed',
  },
  'password-changed': {
    icon: LockKeyhole,
    verb: 'changed its password',
    several: 'passwords were changed',
  },
  'root-sign-in': {
    icon: KeyRound,
    color: 'text-high',
    verb: 'signed in',
    several: 'root users signed in',
  },
  'root-key-created': {
    icon: KeyRound,
    color: 'text-critical',
    verb: 'got an access key',
    several: 'root users got an access key',
  },
  'root-key-deleted': {
    icon: KeyRound,
    verb: 'lost an access key',
    several: 'root users lost an access key',
  },
  'password-policy-weakened': {
    icon: LockKeyhole,
    color: 'text-medium',
    verb: 'has a weaker password policy',
    several: 'password policies are weaker',
    detail: fromTo,
  },
  'password-policy-strengthened': {
    icon: LockKeyhole,
    verb: 'has a stronger password policy',
    several: 'password policies are stronger',
    detail: fromTo,
  },
  'trail-created': { icon: ScrollText, verb: 'was created', several: 'trails were created' },
  'trail-deleted': {
    icon: ScrollText,
    color: 'text-high',
    verb: 'was deleted',
    several: 'trails were deleted',
  },
  'trail-started': { icon: ScrollText, verb: 'records again', several: 'trails record again' },
  'trail-stopped': {
    icon: ScrollText,
    color: 'text-high',
    verb: 'stopped recording',
    several: 'trails stopped recording',
  },
};

const untold: Telling = { icon: RefreshCw, verb: 'changed', several: 'things changed' };

/** A named change in plain words. */
export function changeWords(change: ToldChange): ChangeWords {
  const telling = (change.event && tellings[change.event]) || untold;
  return { ...telling, detail: telling.detail?.(change) };
}

/** The name of the one concerned: the identity's, else the end of the ARN. */
export function changeSubject({ identityName, entity }: Pick<ToldChange, 'identityName' | 'entity'>): string {
  if (identityName === '<root_account>') return 'The root user';
  return identityName ?? nameOf(entity);
}

function after(change: ToldChange): string | undefined {
  return textOf(change.after);
}

function before(change: ToldChange): string | undefined {
  return textOf(change.before);
}

function fromTo(change: ToldChange): string | undefined {
  const [old, next] = [textOf(change.before), textOf(change.after)];
  return old && next ? `${old} → ${next}` : (next ?? old);
}

const inlinePolicy = /^inlinePolicies\.(.+)$/;

/** An inline policy has no version, and the hash of its text tells nobody anything. */
function fromVersionTo(change: ToldChange): string | undefined {
  const name = inlinePolicy.exec(change.field)?.[1];
  return name === undefined ? fromTo(change) : `the text of the inline policy ${name}`;
}

function keyId({ entity }: ToldChange): string {
  return formatKeyId(entity);
}

function textOf(value: ToldChange['before']): string | undefined {
  if (value === null || value === true || value === false) return undefined;
  return Array.isArray(value) ? value.map(nameOf).join(', ') : nameOf(String(value));
}

/** The part of an ARN that people know; account ids in groups, keys by their ends. */
function nameOf(text: string): string {
  if (/^AKIA[A-Z0-9]{12,}$/.test(text)) return formatKeyId(text);
  return formatAccountId(text.startsWith('arn:') ? (text.split(/[/:]/).at(-1) ?? text) : text);
}
