import { isLimited } from '@/lib/iam/conditions/limits';
import { matchesPattern } from '@/lib/iam/match-pattern';
import { doPatternsOverlap } from '@/lib/iam/patterns-overlap';
import type { PolicyDocument, Statement } from '@/lib/iam/policy-document';
import { reachesEveryResource } from '@/lib/iam/resource-reach';
import { evidenceText } from '../../evidence';
import { judgeLesserGrants, passing, policyEvidence, type ReadPolicy } from '../../facts/judge-policies';
import { evidenceInWords } from '../../facts/list-in-words';
import { editPolicyCommands, statementInTerraform } from '../../facts/policy-remedy';
import { rememberByDocument } from '../../facts/policy-statements';
import { failing, type Verdict } from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * Actions of IAM and Organizations that know no resource, so that `*` is all one can write. Source: Service Authorization
 * Reference, actions without a resource type.
 */
const withoutResource = new Set(
  [
    'iam:CreateAccountAlias',
    'iam:UpdateAccountPasswordPolicy',
    'organizations:CreateAccount',
    'organizations:CreateGovCloudAccount',
    'organizations:CreateOrganization',
    'organizations:DeleteOrganization',
    'organizations:DescribeCreateAccountStatus',
    'organizations:DescribeOrganization',
    'organizations:DisableAWSServiceAccess',
    'organizations:EnableAWSServiceAccess',
    'organizations:EnableAllFeatures',
    'organizations:LeaveOrganization',
    'organizations:ListAWSServiceAccessForOrganization',
    'organizations:ListAccounts',
    'organizations:ListCreateAccountStatus',
    'organizations:ListDelegatedAdministrators',
    'organizations:ListHandshakesForAccount',
    'organizations:ListHandshakesForOrganization',
    'organizations:ListPolicies',
    'organizations:ListRoots',
  ].map((action) => action.toLowerCase()),
);

/** What touches rights, secrets and exposure is allowed where it is needed. */
export const policySensitiveWildcard: Check = {
  id: 'policy-sensitive-wildcard',
  group: 'policies',
  title: 'Sensitive actions are not allowed on every resource',
  failTitle: 'A policy allows sensitive actions on every resource',
  rationale:
    'Reading one secret is a job; reading every secret, or giving rights to every role, is the goal of an intruder.',
  logic:
    'Fails when a statement allows one of the listed actions, by name or wildcard, on all resources and no condition limits it. Actions that know no resource are spared when they are named one by one. Full administration is judged elsewhere.',
  tier: 'extended',
  subject: 'policy',
  severity,
  stages: ['authorization-details'],
  parameters: ['sensitiveActions'],
  remedy: {
    console: 'IAM, <policy>: name the resources of these actions, or add a condition on their tags.',
    cli: editPolicyCommands(
      'aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://policy.json',
    ),
    terraform: statementInTerraform(
      ['secretsmanager:GetSecretValue'],
      ['arn:<partition>:secretsmanager:<region>:<account-id>:secret:app/*'],
    ),
  },
  references: ['IAM User Guide: least-privilege permissions', 'Service Authorization Reference'],
  evaluate: (input) => {
    const find = finderFor(input.thresholds.sensitiveActions);
    return judgeLesserGrants(input, severity, (policy) => judge(policy, find(policy.document)));
  },
  describeFail,
};

interface Found {
  statements: Statement[];
  /** What they allow of the listed actions. */
  actions: string[];
}

const finders = new WeakMap<readonly string[], (document: PolicyDocument) => Found>();

/** Settings hold one list for all accounts that share it, so that each text is searched once per list. */
function finderFor(sensitiveActions: readonly string[]): (document: PolicyDocument) => Found {
  const known = finders.get(sensitiveActions);
  if (known) return known;
  const find = rememberByDocument((document) => findSensitive(document, sensitiveActions));
  finders.set(sensitiveActions, find);
  return find;
}

function findSensitive({ statements }: PolicyDocument, sensitiveActions: readonly string[]): Found {
  const wide = statements.filter(
    ({ effect, resources, conditions }) =>
      effect === 'Allow' && reachesEveryResource(resources) && !isLimited(conditions),
  );
  const allows = (statement: Statement) => sensitiveActions.flatMap((action) => allowedOf(action, statement));
  const found = wide.filter((statement) => allows(statement).length > 0);
  return { statements: found, actions: [...new Set(found.flatMap(allows))] };
}

/** What a statement allows of a listed action: the action as it is listed, or the parts of it that the statement names. */
function allowedOf(sensitive: string, { actions: { patterns, negated } }: Statement): string[] {
  const listed = sensitive.toLowerCase();
  if (negated)
    return patterns.some((pattern) => matchesPattern(pattern.toLowerCase(), listed)) ? [] : [sensitive];
  const allowed = patterns.filter(
    (pattern) => !withoutResource.has(pattern.toLowerCase()) && doPatternsOverlap(pattern, sensitive),
  );
  const isPart = (pattern: string) =>
    pattern.toLowerCase() !== listed && matchesPattern(listed, pattern.toLowerCase());
  return allowed.every(isPart) ? allowed : [sensitive];
}

function judge(policy: ReadPolicy, { statements, actions }: Found): Verdict {
  if (statements.length === 0) return passing(policy, 'allows sensitive actions on named resources at most');
  return failing(policyEvidence(policy, statements, { actions }), describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const actions = evidenceInWords(evidence, 'actions');
  return `${evidenceText(evidence, 'policy')} allows ${actions} on every resource`;
}
