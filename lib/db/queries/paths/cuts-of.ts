import { findCutSet } from '@/lib/iam/escalation/cut-set';
import type { CallOfWay, Climber, CutOfPaths, GrantOfCall } from './types';

type Grant = Pick<CutOfPaths, 'kind' | 'action' | 'name' | 'holder' | 'accountName' | 'unused'>;

interface KeyedGrant {
  key: string;
  grant: Grant;
}

/** What has to go so that a climber cannot make a call: a statement of one policy, of several, or of a role's trust. */
function grantOf(climber: Climber, call: CallOfWay): KeyedGrant {
  const { accountId, accountName, arn, name } = climber;
  const { action, grants } = call;
  const told = { action, accountName, unused: call.unused === true, holder: null };
  const [first] = grants;
  if (!first) return trustOf(climber, told);
  const sources = new Set(grants.map((grant) => sourceOf(climber, grant)));
  if (sources.size > 1)
    return { key: `identity ${arn} ${action}`, grant: { ...told, kind: 'identity', name } };
  const kind = first.arn === null ? 'inline' : first.awsManaged ? 'aws-policy' : 'policy';
  const holder = first.arn === null ? (first.group ?? name) : null;
  return {
    key: `${accountId} ${sourceOf(climber, first)} ${action}`,
    grant: { ...told, kind, name: first.policy, holder },
  };
}

/** The trust of the role lets in by itself; it stands in the account of the role. */
function trustOf({ accountId, arn, hops: [hop] }: Climber, told: Omit<Grant, 'kind' | 'name'>): KeyedGrant {
  const role = hop?.to ?? '';
  const account = hop?.account ?? { id: accountId, name: told.accountName };
  return {
    key: `trust ${account.id} ${role} ${arn}`,
    grant: { ...told, accountName: account.name, kind: 'trust', name: role },
  };
}

/** The one policy that a statement stands in, however many have it. */
function sourceOf(climber: Climber, { arn, group, policy }: GrantOfCall): string {
  return arn ?? `${group === null ? climber.arn : `group ${group}`} ${policy}`;
}

/** The fewest changes that close every way of some identities, unused grants first. */
export function cutsOf(climbers: readonly Climber[]): CutOfPaths[] {
  const grants = new Map<string, Grant>();
  const ways = climbers.flatMap((climber) => {
    const leadsOn = climber.hops.length > 1;
    return climber.ways.map(({ calls, targets }) => ({
      identity: climber.arn,
      next: leadsOn ? targets.map((target) => arnIn(climber, target)) : null,
      needs: calls.map((call) => {
        const { key, grant } = grantOf(climber, call);
        const known = grants.get(key);
        grants.set(key, { ...grant, unused: grant.unused && (known?.unused ?? true) });
        return key;
      }),
    }));
  });
  const names = new Map(climbers.map(({ arn, name }) => [arn, name]));
  return findCutSet(ways, (key) => (grants.get(key)?.unused ? 0 : 1)).flatMap(
    ({ grant: key, frees, ...cut }) => {
      const grant = grants.get(key);
      return grant ? [{ ...grant, ...cut, frees: frees.map((one) => names.get(one) ?? one) }] : [];
    },
  );
}

/** Ways tell whom they lead to by a name within the account, or by a whole ARN of another one. */
function arnIn({ arn }: Climber, target: string): string {
  return target.startsWith('arn:') ? target : `${arn.split(':').slice(0, 5).join(':')}:${target}`;
}
