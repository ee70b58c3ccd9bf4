import { decideEverything } from '../administrator/decide-everything';
import { findSelfEscalation } from '../administrator/self-escalation';
import type { Subject } from '../administrator/subject';
import type { PolicyLayers } from '../decide';
import type { EscalationAccount } from './escalation-account';
import type { Seeker, Step } from './find-steps';
import { isOpen, matchPath } from './match-path';
import { type EscalationPath, openPaths } from './paths';

/** A way to make oneself an administrator: by own calls, by a group, or by taking off what holds the own rights down. */
export function findSelfStep({ subject, latent }: Seeker, account: EscalationAccount): Step | null {
  const own = findSelfEscalation(subject);
  const path = own && openPaths.find(({ id }) => id === own.route.id);
  if (own && path) {
    const { decision, permissions } = matchPath(subject, path);
    return toSelfStep(subject, path, {
      decision: own.decision,
      permissions: decision === 'none' ? path.allOf : permissions,
    });
  }
  for (const candidate of latent.filter(({ category }) => category === 'self-escalation')) {
    const match = matchOwn(subject, candidate, account);
    if (match) return toSelfStep(subject, candidate, match);
  }
  return null;
}

type Match = ReturnType<typeof matchPath>;

function toSelfStep({ arn }: Subject, path: EscalationPath, { decision, permissions }: Match): Step {
  return { from: arn, to: arn, paths: [path], permissions, decision, makesAdministrator: true };
}

function matchOwn(subject: Subject, path: EscalationPath, account: EscalationAccount): Match | null {
  const { layers, context } = subject;
  switch (path.id) {
    case 'PE-IAM-009':
      return subject.kind === 'user' ? matchGroup(subject, path, account) : null;
    case 'PE-IAM-010':
    case 'PE-IAM-011': {
      if (layers.boundary === null || decideEverything({ ...layers, boundary: null }, context) !== 'allowed')
        return null;
      return openOr(matchPath(subject, path, { role: subject.arn }));
    }
    case 'PE-IAM-012':
      return decideEverything(withoutDenies(layers), context) === 'allowed'
        ? openOr(matchPath(subject, path))
        : null;
    default:
      return null;
  }
}

function matchGroup(
  subject: Subject,
  path: EscalationPath,
  { identities, administrators }: EscalationAccount,
): Match | null {
  const strong = identities.filter(
    ({ kind, arn }) =>
      kind === 'group' && ['full', 'equivalent'].includes(administrators.get(arn)?.tier ?? ''),
  );
  for (const { arn } of strong) {
    const match = openOr(matchPath(subject, path, { group: arn }));
    if (match) return match;
  }
  return null;
}

function openOr(match: Match): Match | null {
  return isOpen(match.decision) ? match : null;
}

function withoutDenies(layers: PolicyLayers): PolicyLayers {
  const identity = layers.identity.map((document) => ({
    ...document,
    statements: document.statements.filter(({ effect }) => effect === 'Allow'),
  }));
  return { ...layers, identity };
}
