import type { IdentityDetail } from '@/lib/db/queries/identities/get-identity';
import { formatPlural } from '@/lib/format';

export interface VerdictWords {
  tone: 'bad' | 'warning' | 'good' | 'unknown' | 'plain';
  title: string;
  why: string;
}

type Judged = Pick<
  IdentityDetail,
  | 'kind'
  | 'administrator'
  | 'administratorReason'
  | 'hopsToAdministrator'
  | 'hopsHangOnCondition'
  | 'policies'
  | 'findings'
  | 'serviceLinked'
  | 'mfaActive'
  | 'passwordEnabled'
  | 'activeKeys'
>;

/** What an identity could become, in a sentence, and why in another. */
export function verdictWords(identity: Judged): VerdictWords {
  if (identity.kind === 'root') return rootVerdict(identity);
  if (identity.serviceLinked) {
    return {
      tone: 'good',
      title: 'Not an administrator.',
      why: 'A service-linked role: AWS writes its policy, and only that AWS service can assume it.',
    };
  }
  const group = identity.kind === 'group';
  const why = identity.administratorReason ?? '';
  switch (identity.administrator) {
    case 'full':
      return { tone: 'bad', title: group ? 'Makes its members administrators.' : 'Administrator.', why };
    case 'equivalent':
      return {
        tone: 'bad',
        title: group
          ? 'Its members are not administrators, but can make themselves so in one step.'
          : 'Not an administrator, but can make itself one in one step.',
        why,
      };
    case 'conditional':
      return { tone: 'warning', title: 'Administrator, if a condition holds.', why };
    case 'none':
      return hasWay(identity) ? wayVerdict(identity) : noneVerdict(identity);
    case null:
      return {
        tone: 'unknown',
        title: 'Unknown whether it is an administrator.',
        why: 'Its policies could not all be read.',
      };
  }
}

function noneVerdict(identity: Judged): VerdictWords {
  const title =
    identity.kind === 'group' ? 'Does not make its members administrators.' : 'Not an administrator.';
  return { tone: 'good', title, why: noneReason(identity) };
}

function noneReason({ policies, kind }: Judged): string {
  if (policies.length === 0) return 'No policy is attached to it, directly or through a group.';
  const one = policies.length === 1;
  const more = kind === 'group' ? 'its members grant themselves more' : 'it grant itself more';
  return one
    ? `Its one policy neither allows everything nor lets ${more}.`
    : `Its ${policies.length} policies neither allow everything nor let ${more}.`;
}

/** By the graph of the estate, or where that was not analysed yet by the check of its own account. */
export function hasWay({
  hopsToAdministrator,
  findings,
}: Pick<Judged, 'hopsToAdministrator' | 'findings'>): boolean {
  return (
    Boolean(hopsToAdministrator) || findings.some(({ checkId }) => checkId === 'privilege-escalation-paths')
  );
}

/** No policy makes it an administrator, and other identities or services on its way do. */
function wayVerdict({ hopsToAdministrator: hops, hopsHangOnCondition }: Judged): VerdictWords {
  const way = hops === null ? 'by another identity or a service' : `in ${formatPlural(hops, 'hop')}`;
  return {
    tone: hopsHangOnCondition ? 'warning' : 'bad',
    title: hopsHangOnCondition
      ? `Not an administrator, but can become one ${way} if a condition holds.`
      : `Not an administrator, but can become one ${way}.`,
    why: 'Its own policies do not allow everything; what they let it use leads there.',
  };
}

function rootVerdict({ mfaActive, activeKeys, passwordEnabled }: Judged): VerdictWords {
  const faults = [
    mfaActive === false && passwordEnabled !== false ? 'it has no MFA device' : null,
    activeKeys !== null && activeKeys > 0 ? `it has ${formatPlural(activeKeys, 'active access key')}` : null,
  ].filter((fault) => fault !== null);
  const above = 'It may do everything in its account, above every policy of that account.';
  if (faults.length > 0) {
    return { tone: 'bad', title: `Root user, and ${faults.join(' and ')}.`, why: above };
  }
  if (mfaActive === null && activeKeys === null) {
    return { tone: 'unknown', title: 'Root user; how it is guarded is unknown.', why: above };
  }
  const guard = passwordEnabled === false ? 'no password and no access key' : 'MFA and no access key';
  return { tone: 'plain', title: `Root user, with ${guard}.`, why: above };
}
