import { UnknownValue } from '@/components/shared/unknown-value';
import type { IdentityGrant } from '@/lib/db/queries/identities/get-identity';
import { formatCount, formatDaysAgo } from '@/lib/format';

type Used = Pick<IdentityGrant, 'state' | 'lastUsedAt' | 'idleDays'>;

/** "37 days ago", "no use in 400 tracked days", "not tracked by AWS": three different things. */
export function LastUsed({ state, lastUsedAt, idleDays }: Used) {
  if (state === 'not-tracked') return <UnknownValue kind="not-tracked" word="not tracked by AWS" />;
  if (lastUsedAt && idleDays !== null) return <span className="text-fg-2">{formatDaysAgo(idleDays)}</span>;
  return <UnknownValue kind="never" word="no use in 400 tracked days" />;
}

/** "6 of 63": actions used, of those that AWS tracks. */
export function ActionsUsed({
  actionsUsed,
  actionsTracked,
}: Pick<IdentityGrant, 'actionsUsed' | 'actionsTracked'>) {
  if (actionsTracked === 0) return <UnknownValue kind="not-tracked" />;
  return (
    <>
      {actionsUsed > 0 ? <b>{formatCount(actionsUsed)}</b> : <span className="text-fg-3">0</span>}{' '}
      <span className="text-fg-3">of {formatCount(actionsTracked)}</span>
    </>
  );
}

export function serviceLabel({
  service,
  serviceName,
}: Pick<IdentityGrant, 'service' | 'serviceName'>): string {
  return serviceName || service;
}
