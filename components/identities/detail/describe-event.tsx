import {
  CircleCheck,
  Clock,
  Crown,
  FileText,
  Key,
  KeyRound,
  PenLine,
  RefreshCw,
  Share2,
  Smartphone,
  TriangleAlert,
  User,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { severityMarks } from '@/components/shared/severity-mark';
import type { ScopedPath } from '@/components/shared/scoped-path';
import type { TimelineEvent as DrawnEvent } from '@/components/shared/timeline';
import { Link } from '@/components/ui/link';
import type { TimelineEvent } from '@/lib/db/queries/identities/identity-timeline';
import type { Severity } from '@/lib/posture/types';
import { formatDateTime, formatIso } from '@/lib/format';

type Told = Pick<DrawnEvent, 'title' | 'detail' | 'icon' | 'color' | 'dayOnly'>;

/** A dated event in words. */
export function describeEvent(event: TimelineEvent, index: number, path: ScopedPath): DrawnEvent {
  const told = { change: describeChange, finding: describeFinding, use: describeUse, fact: describeFact }[
    event.kind
  ](event, path);
  return { id: `${formatIso(event.at)} ${event.kind} ${index}`, at: event.at, ...told };
}

const findingWords: Record<string, string> = {
  opened: 'Finding opened',
  reopened: 'Finding reopened',
  resolved: 'Finding resolved',
  triaged: 'Finding followed up',
  'severity-changed': 'Severity of a finding changed',
};

function describeFinding(event: TimelineEvent, path: ScopedPath): Told {
  const severity = event.severity ? severityMarks[event.severity as Severity] : undefined;
  const ended = event.what === 'resolved';
  return {
    title: findingWords[event.what] ?? `Finding: ${event.what}`,
    detail: (
      <>
        {event.findingId ? (
          <Link className="link" href={path(`/findings/${event.findingId}`)}>
            {event.title}
          </Link>
        ) : (
          event.title
        )}
        {ended ? null : <span className="sr-only">, {severity?.word ?? ''}</span>}
      </>
    ),
    icon: ended ? CircleCheck : (severity?.icon ?? TriangleAlert),
    color: ended ? 'text-pass' : severity?.color,
  };
}

function describeUse({ entityKind, entity, after }: TimelineEvent): Told {
  const use = isRecord(after) ? [after.service, after.region].filter((part) => typeof part === 'string') : [];
  const what =
    entityKind === 'access-key'
      ? `Key ${tail(entity)}`
      : entityKind === 'password'
        ? 'Password'
        : 'Credential';
  return { title: `${what} last used`, detail: use.join(' in ') || undefined, icon: Clock };
}

const credentialNames: Record<string, string> = {
  'access-key': 'Access key',
  'mfa-device': 'MFA device',
  'signing-certificate': 'Signing certificate',
  'ssh-key': 'SSH key',
  'service-specific': 'Service credential',
  password: 'Password',
};

function describeFact({ what, entityKind, entity }: TimelineEvent): Told {
  if (what === 'created') return { title: 'Created', icon: User };
  if (what === 'password-changed') return { title: 'Password set', icon: KeyRound };
  const name = credentialNames[entityKind ?? ''] ?? 'Credential';
  const which = entityKind === 'access-key' ? ` ${tail(entity)}` : '';
  return { title: `${name}${which} created`, icon: entityKind === 'mfa-device' ? Smartphone : Key };
}

const changes: Record<string, { title: string; icon: LucideIcon }> = {
  'user-created': { title: 'User created', icon: User },
  'user-deleted': { title: 'User deleted', icon: User },
  'role-created': { title: 'Role created', icon: User },
  'role-deleted': { title: 'Role deleted', icon: User },
  'group-created': { title: 'Group created', icon: Users },
  'group-deleted': { title: 'Group deleted', icon: Users },
  're-created': { title: 'Deleted and created again', icon: RefreshCw },
  'group-joined': { title: 'Joined a group', icon: Users },
  'group-left': { title: 'Left a group', icon: Users },
  'policy-attached': { title: 'Policy attached', icon: FileText },
  'policy-detached': { title: 'Policy detached', icon: FileText },
  'policy-version-changed': { title: 'Policy changed', icon: FileText },
  'boundary-set': { title: 'Permissions boundary set', icon: FileText },
  'boundary-removed': { title: 'Permissions boundary removed', icon: FileText },
  'boundary-changed': { title: 'Permissions boundary changed', icon: FileText },
  'administrator-gained': { title: 'Became an administrator', icon: Crown },
  'administrator-lost': { title: 'No longer an administrator', icon: Crown },
  'trust-changed': { title: 'Trust policy changed', icon: Share2 },
  'public-trust-added': { title: 'Anyone may assume it', icon: Share2 },
  'public-trust-removed': { title: 'No longer open to anyone', icon: Share2 },
  'external-trust-added': { title: 'Trusts another account', icon: Share2 },
  'external-trust-removed': { title: 'No longer trusts another account', icon: Share2 },
  'mfa-added': { title: 'MFA device added', icon: Smartphone },
  'mfa-removed': { title: 'MFA device removed', icon: Smartphone },
  'password-enabled': { title: 'Password enabled', icon: KeyRound },
  'password-disabled': { title: 'Password disabled', icon: KeyRound },
  'password-changed': { title: 'Password changed', icon: KeyRound },
  'root-sign-in': { title: 'Root user signed in', icon: KeyRound },
  'root-key-created': { title: 'Root access key created', icon: Key },
  'root-key-deleted': { title: 'Root access key deleted', icon: Key },
  'key-created': { title: 'Access key created', icon: Key },
  'key-deleted': { title: 'Access key deleted', icon: Key },
  'key-rotated': { title: 'Access key rotated', icon: RefreshCw },
  'key-deactivated': { title: 'Access key deactivated', icon: Key },
  'key-reactivated': { title: 'Access key reactivated', icon: Key },
};

const alarming = new Set([
  'administrator-gained',
  'public-trust-added',
  'external-trust-added',
  'mfa-removed',
]);

function describeChange(event: TimelineEvent): Told {
  const known = event.event ? changes[event.event] : undefined;
  return {
    title: known?.title ?? `${sentence(event.what)} changed`,
    detail: changeDetail(event),
    icon: known?.icon ?? PenLine,
    color: event.event && alarming.has(event.event) ? 'text-high' : undefined,
  };
}

function changeDetail({ event, what, entity, entityKind, before, after }: TimelineEvent): ReactNode {
  if (event === 'policy-version-changed') return what.replace(/^inlinePolicies\./, 'inline policy ');
  if (entityKind === 'access-key' && entity) return <span className="font-mono">{tail(entity)}</span>;
  if (what === 'created' || what === 'deleted') return undefined;
  if (event === 'root-sign-in') return `with its password, ${valueText(after) ?? 'at an unknown time'}`;
  const [old, now] = [valueText(before), valueText(after)];
  if (old === null && now === null) return undefined;
  if (old === null || now === null) return <span className="break-all">{shortName(now ?? old ?? '')}</span>;
  return (
    <span className="break-all">
      {shortName(old)} → {shortName(now)}
    </span>
  );
}

function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : 'none';
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? formatDateTime(text) : text;
}

/** The name at the end of a policy's ARN tells more than the whole. */
function shortName(text: string): string {
  return /^arn:[^,]*:policy\//.test(text) ? (text.split('/').at(-1) ?? text) : text;
}

/** The end of a key id; a key of a report has none but its place there. */
function tail(key: string | null): string {
  const slot = /^slot-(\d)@/.exec(key ?? '')?.[1];
  if (slot) return slot;
  return key ? `…${key.slice(-4)}` : '';
}

function sentence(field: string): string {
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
