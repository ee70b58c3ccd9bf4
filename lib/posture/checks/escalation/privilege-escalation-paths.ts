import { nameInArn } from '@/lib/iam/arn';
import type { Escalation } from '@/lib/iam/escalation/find-escalations';
import { lower, worst } from '@/lib/iam/escalation/severity';
import { stepInWords } from '@/lib/iam/escalation/step-text';
import type { Role, User } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { evidenceText } from '../../evidence';
import { arePoliciesWhole, escalationsOf } from '../../facts/escalations';
import { policiesOf } from '../../facts/identity-policies';
import { listIdentities, unreadIdentities } from '../../facts/judge-identities';
import { evidenceInWords, evidenceList, listInWords } from '../../facts/list-in-words';
import { isServiceLinked } from '../../facts/policy-statements';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField, Severity } from '../../types';

const severity = 'critical';

/** Nobody becomes an administrator by detours. Prowler iam_policy_allows_privilege_escalation and its inline twin. */
export const privilegeEscalationPaths: Check = {
  id: 'privilege-escalation-paths',
  group: 'escalation',
  title: 'No identity can raise itself to administrator',
  failTitle: 'An identity can raise itself to administrator',
  rationale:
    'Some permissions look harmless and are administration by a detour: handing a strong role to a function, editing the own policy, making a key for somebody stronger. Whoever steals such an identity has the account.',
  logic:
    'Judges every user and role by all of its policies together with boundary, guardrails and the trust of the roles, over the known escalation paths and over several hops. Fails when an administrator of the account is reached for sure; one severity lower when a condition decides that the data does not settle, or when the first hop leads to a role that only leads on. Administrators are not applicable. A way that leads to nobody stronger is told and passes; ways through running workloads are told only, since which role each runs as is not collected.',
  tier: 'core',
  subject: 'identity',
  severity,
  stages: ['authorization-details', 'organization'],
  parameters: [],
  remedy: {
    console:
      'Break the path at its cheapest step: IAM, <identity>, Permissions: take off one of the permissions named in the evidence, or hold iam:PassRole to the roles that are meant; or narrow the trust policy of the role that is reached.',
    cli: 'aws iam simulate-principal-policy --policy-source-arn <arn> --action-names <actions>',
    terraform: null,
  },
  references: [
    'Prowler iam_policy_allows_privilege_escalation, iam_inline_policy_allows_privilege_escalation',
    'pathfinding.cloud',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const escalations = escalationsOf(input);
  const judged = listIdentities(snapshot).flatMap(({ kind, identity }): CheckResult[] => {
    if (kind === 'group') return [];
    const verdict = judge(identity as User | Role, escalations.get(identity.arn), input);
    return [{ resource: identity.arn, severity, ...verdict }];
  });
  return [...judged, ...unreadIdentities(snapshot, severity)];
}

function judge(identity: User | Role, escalation: Escalation | undefined, input: CheckInput): Verdict {
  const { name } = identity;
  if (isServiceLinked(identity)) return notApplicable(`${name} belongs to an AWS service`);
  if (escalation?.administrator) return notApplicable(`${name} is an administrator`);
  const evidence = evidenceOf(identity, escalation, input);
  if (escalation && escalation.steps.length > 0)
    return failing(evidence, describeFail, severityOf(escalation));
  if (!escalation || !arePoliciesWhole(identity, input, policiesOf(identity.arn, input))) {
    const { policies, groups } = input.snapshot;
    const why = whyUnread(policies) ?? ('groups' in identity ? whyUnread(groups) : null);
    return unknownVerdict(why ?? `not every policy of ${name} was read`);
  }
  return { result: 'pass', title: `${name} cannot raise itself to administrator`, evidence };
}

/** The first step says how bad it is: one less where it leads on only, and one less where a condition decides. */
function severityOf({ steps: [first, ...rest], conditional }: Escalation): Severity {
  const ceiling = worst((first?.paths ?? []).map((path) => path.severity));
  return lower(ceiling, (rest.length > 0 ? 1 : 0) + (conditional ? 1 : 0));
}

function evidenceOf(
  { name, arn }: User | Role,
  escalation: Escalation | undefined,
  { snapshot }: CheckInput,
): EvidenceField[] {
  const { steps = [], alternatives = [], latent = [], conditional = false } = escalation ?? {};
  const kind = arn.includes(':role/') ? snapshot.roles : snapshot.users;
  const last = steps.at(-1);
  return fieldsOf('effective permissions', kind.state === 'read' ? kind.asOf : snapshot.takenAt, {
    identity: name,
    ...(last && {
      reaches: last.makesAdministrator ? 'administrator' : nameInArn(last.to),
      hops: steps.length,
      steps: steps.map(stepInWords),
      otherFirstSteps: alternatives.map(stepInWords),
      way: [name, ...steps.filter(({ from, to }) => from !== to).map(({ to }) => nameInArn(to))],
      paths: [...new Set(steps.flatMap(({ paths }) => paths.map((path) => `${path.id} ${path.name}`)))],
      permissions: actionsOf(steps),
      permissionsOfOtherSteps: actionsOf(alternatives),
      dependsOnCondition: conditional,
    }),
    ...(latent.length > 0 && { allowedWithoutTarget: latent.map((path) => `${path.id} ${path.name}`) }),
  });
}

function actionsOf(steps: Escalation['steps']): string[] {
  return [...new Set(steps.flatMap(({ permissions }) => permissions.map(({ action }) => action)))];
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const name = evidenceText(evidence, 'identity');
  const others = evidenceList(evidence, 'way').slice(1);
  const by = listInWords(evidenceList(evidence, 'permissions'), 3);
  const through = others.length > 0 ? ` through ${others.join(', then ')}` : '';
  const perhaps = evidenceText(evidence, 'dependsOnCondition') === 'true' ? 'might' : 'can';
  return `${name} ${perhaps} become administrator${through} by ${by || evidenceInWords(evidence, 'paths')}`;
}
