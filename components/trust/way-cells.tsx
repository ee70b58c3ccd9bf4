import {
  Building2,
  CircleHelp,
  Fingerprint,
  Ghost,
  Globe,
  KeyRound,
  Network,
  Server,
  Store,
  type LucideIcon,
} from 'lucide-react';
import { Tag } from '@/components/ui/tag';
import { UnknownValue } from '@/components/shared/unknown-value';
import { Link } from '@/components/ui/link';
import type { WayInRow } from '@/lib/db/queries/trust/list-ways-in';
import type { PartyKind } from '@/lib/iam/trust/party-kinds';
import { formatCount, formatPlural } from '@/lib/format';
import { cn } from '@/lib/utils';
import { shortCondition } from './short-condition';

const icons: Record<PartyKind, { icon: LucideIcon; color: string }> = {
  anyone: { icon: Globe, color: 'text-critical' },
  outside: { icon: CircleHelp, color: 'text-high' },
  vendor: { icon: Store, color: 'text-fg-2' },
  limited: { icon: Network, color: 'text-fg-2' },
  oidc: { icon: KeyRound, color: 'text-fg-2' },
  saml: { icon: Fingerprint, color: 'text-fg-2' },
  deleted: { icon: Ghost, color: 'text-fg-3' },
  own: { icon: Building2, color: 'text-fg-3' },
  service: { icon: Server, color: 'text-fg-3' },
};

export function PartyIcon({ kind }: { kind: PartyKind }) {
  const { icon: Icon, color } = icons[kind];
  return <Icon aria-hidden="true" className={cn('size-4 shrink-0', color)} />;
}

/** What the trust policy asks of who comes. */
export function ConditionCell({ way }: { way: WayInRow }) {
  const { externalIdRequired, conditions } = way;
  const others = conditions.filter((condition) => !/\ssts:ExternalId\b/i.test(condition));
  if (!externalIdRequired && others.length === 0) return <UnknownValue kind="none" word="no condition" />;
  return (
    <span className="flex flex-col items-start gap-1 sm:min-w-[220px]">
      {externalIdRequired ? <Tag>external id</Tag> : null}
      {others.map((condition) => (
        <code key={condition} title={condition} className="text-caption wrap-anywhere text-fg-2">
          {shortCondition(condition)}
        </code>
      ))}
    </span>
  );
}

/** How far the role reaches: itself an administrator, so many hops away, or nowhere that is known. */
export function ReachCell({ way: { reach, hops, administrator } }: { way: WayInRow }) {
  if (administrator === null) return <UnknownValue kind="unknown" word="unknown" />;
  if (reach === 'administrator') return <span className="font-medium">Administrator</span>;
  if (reach === 'way')
    return <span>{hops ? `${formatPlural(hops, 'hop')} to administrator` : 'Way to administrator'}</span>;
  return <span className="text-fg-3">no way known</span>;
}

const analyzerWords = {
  active: 'open in Access Analyzer',
  quiet: 'none in Access Analyzer',
  unknown: 'Access Analyzer not read',
};

/** Open findings on the role's trust, and Access Analyzer's word on the role beside them. */
export function FindingsCell({ way: { findings, analyzer }, href }: { way: WayInRow; href: string }) {
  return (
    <>
      {findings === 0 ? (
        <span className="text-fg-3">0</span>
      ) : (
        <Link href={href}>{formatCount(findings)}</Link>
      )}
      <span
        className={cn(
          'block text-caption sm:max-w-[104px] sm:whitespace-normal',
          analyzer === 'active' ? 'text-fg-2' : 'text-fg-3',
        )}
      >
        {analyzerWords[analyzer]}
      </span>
    </>
  );
}
