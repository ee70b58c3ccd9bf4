import { decideEverything } from './administrator/decide-everything';
import { findSelfEscalation, type RouteVerdict } from './administrator/self-escalation';
import { toSubject, type Subject } from './administrator/subject';
import { decideLayer } from './decide';
import type { AdministratorVerdict, IdentityPolicies, NamedPolicy } from './types';

function describePolicy(policy: NamedPolicy): string {
  const how = {
    managed: 'attached',
    inline: 'inline',
    'group-managed': `attached to group ${policy.group}`,
    'group-inline': `inline in group ${policy.group}`,
  };
  return `${policy.name} (${how[policy.via]})`;
}

function nameAll(policies: readonly NamedPolicy[]): string {
  const names = [...new Set(policies.map(describePolicy))];
  return `${names.length > 1 ? 'Policies' : 'Policy'} ${new Intl.ListFormat('en').format(names)}`;
}

/** The one policy that does it alone, else all that allow something on everything. */
function explainEverything(subject: Subject, certain: boolean): string {
  const reached = certain ? ['allowed'] : ['allowed', 'conditional'];
  const allows = ({ document }: Subject['policies'][number]) => {
    const allowsOnly = { ...document, statements: document.statements.filter((s) => s.effect === 'Allow') };
    return decideEverything({ identity: [allowsOnly], boundary: null, guardrails: [] }, subject.context);
  };
  const alone = subject.policies.find((entry) => reached.includes(allows(entry)));
  if (alone) return `${nameAll([alone.policy])} allows every action on every resource`;
  const broad = subject.policies.filter(({ document }) =>
    document.statements.some((s) => s.effect === 'Allow' && s.resources?.patterns.includes('*')),
  );
  const involved = broad.length > 0 ? broad : subject.policies;
  const verb = involved.length > 1 ? 'together allow' : 'allows';
  return `${nameAll(involved.map(({ policy }) => policy))} ${verb} every action on every resource`;
}

function explainRoute(subject: Subject, { route }: RouteVerdict): string {
  const involved = subject.policies.filter(({ document }) =>
    route.requests.some((request) => ['allowed', 'conditional'].includes(decideLayer([document], request))),
  );
  const verb = involved.length > 1 ? 'allow' : 'allows';
  return `${nameAll(involved.map(({ policy }) => policy))} ${verb} ${route.means}: every permission is one step away`;
}

function explainDoubt(subject: Subject): string {
  return subject.layers.boundary === 'unread'
    ? 'as far as its permissions boundary, which was not read, lets it'
    : 'under a condition that the policies alone do not settle';
}

/**
 * Tells whether an identity is an administrator (`iam-analysis.md` 3): full, equivalent (it can make itself one by its
 * own calls), conditional (either, if an unknown condition holds) or none. Boundary and guardrails count; unknown
 * guardrails are taken to allow. A group gets the verdict of what it hands on to a member. Service-linked roles are none.
 */
export function classifyAdministrator(identity: IdentityPolicies): AdministratorVerdict {
  const none: AdministratorVerdict = { tier: 'none', reason: null };
  if (identity.arn.includes(':role/aws-service-role/')) return none;
  const subject = toSubject(identity);
  if (subject.policies.length === 0) return none;
  const everything = decideEverything(subject.layers, subject.context);
  if (everything === 'allowed') return { tier: 'full', reason: `${explainEverything(subject, true)}.` };
  const escalation = findSelfEscalation(subject);
  if (escalation?.decision === 'allowed') {
    return { tier: 'equivalent', reason: `${explainRoute(subject, escalation)}.` };
  }
  if (everything === 'conditional') {
    return { tier: 'conditional', reason: `${explainEverything(subject, false)}, ${explainDoubt(subject)}.` };
  }
  if (!escalation) return none;
  return { tier: 'conditional', reason: `${explainRoute(subject, escalation)}, ${explainDoubt(subject)}.` };
}
