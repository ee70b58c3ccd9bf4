import { toWitness } from '@/lib/iam/administrator/witness';
import type { Subject } from '@/lib/iam/administrator/subject';
import { decide, type Decision } from '@/lib/iam/decide';
import { coversAction } from '@/lib/iam/match-statement';
import type { RequestContext } from '@/lib/iam/request';
import { asOfReading, evidenceText } from '../../evidence';
import { type ConsoleUser, judgeConsoleUsers } from '../../facts/console-users';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { userAdministratorsGap, whyUsersUntold } from '../../facts/user-administrators';
import { userRights, type UserRights } from '../../facts/user-rights';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/** How AWS leaves MFA out of a request: a password session says false, a long-term key says nothing. */
const withoutMfa: readonly (readonly string[])[] = [['false'], []];

/** Policies keep console users from doing anything without MFA, whatever way they come. */
export const userMfaEnforcedByPolicy: Check = {
  id: 'user-mfa-enforced-by-policy',
  group: 'users',
  title: 'Policies let console users do nothing without MFA',
  failTitle: 'A console user may act without MFA',
  rationale:
    'A registered device protects the sign-in only. Access keys, and sessions begun without a code, skip it unless a policy asks.',
  logic:
    'Decides some harmless sample actions by all policies of the user, once as a session that says it has no MFA and once as a key that says nothing about it. Fails when one of them is allowed, also under a condition. A deny that looks for "false" alone misses keys.',
  tier: 'extended',
  subject: 'user',
  severity,
  stages: ['authorization-details', 'credential-report'],
  parameters: ['mfaSampleActions'],
  remedy: {
    console:
      'Put all people in a group with a policy that denies everything but their own MFA and password set-up while aws:MultiFactorAuthPresent is false or absent (BoolIfExists).',
    cli: 'aws iam simulate-principal-policy --policy-source-arn <arn> --action-names ec2:DescribeInstances s3:ListAllMyBuckets iam:ListUsers --context-entries ContextKeyName=aws:MultiFactorAuthPresent,ContextKeyType=boolean,ContextKeyValues=false',
    terraform: [
      '# in the aws_iam_policy_document of the group',
      'statement {',
      '  effect      = "Deny"',
      '  not_actions = ["iam:*MFADevice*", "iam:ChangePassword", "iam:GetUser", "sts:GetSessionToken"]',
      '  resources   = ["*"]',
      '  condition {',
      '    test     = "BoolIfExists"',
      '    variable = "aws:MultiFactorAuthPresent"',
      '    values   = ["false"]',
      '  }',
      '}',
    ].join('\n'),
  },
  references: ['AWS IAM User Guide, Secure API access with MFA'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  if (userAdministratorsGap(input)?.kind === 'off') return [];
  return judgeConsoleUsers(input, severity, (user) => judge(user, input));
}

function judge(user: ConsoleUser, input: CheckInput): Verdict {
  const { snapshot, thresholds } = input;
  const rights = userAdministratorsGap(input) ? undefined : userRights(input).get(user.arn);
  if (!rights) return unknownVerdict(whyUsersUntold(input));
  const decisions = thresholds.mfaSampleActions.map((action) => ({
    action,
    decision: laxestDecision(action, rights.subject),
  }));
  const decided = (wanted: Decision) =>
    decisions.filter(({ decision }) => decision === wanted).map(({ action }) => action);
  const evidence = fieldsOf('policies', asOfReading(snapshot.policies, snapshot.takenAt), {
    user: user.name,
    allowed: decided('allowed'),
    conditional: decided('conditional'),
  });
  return concludeFrom(
    { user, rights, evidence },
    decisions.map(({ decision }) => decision),
  );
}

function concludeFrom(
  { user, rights, evidence }: { user: ConsoleUser; rights: UserRights; evidence: EvidenceField[] },
  decisions: readonly Decision[],
): Verdict {
  if (decisions.includes('allowed')) return failing(evidence, describeFail);
  if (decisions.includes('conditional'))
    return rights.subject.layers.boundary === 'unread'
      ? unknownVerdict(`the permissions boundary of ${user.name} was not read`)
      : failing(evidence, describeFail);
  if (!rights.isWhole && decisions.includes('none'))
    return unknownVerdict(`a policy of ${user.name} was not read`);
  return { result: 'pass', title: `${user.name} may call no sample action without MFA`, evidence };
}

/** The most that AWS would let through, over both ways to lack MFA and every resource that the policies name. */
function laxestDecision(action: string, subject: Subject): Decision {
  const order: readonly Decision[] = ['allowed', 'conditional', 'none', 'denied'];
  const decisions = withoutMfa.flatMap((present) => {
    const context = contextWith(subject.context, present);
    return resourcesOf(action, subject).map(
      (resource) => decide(subject.layers, { action, resource, context }).decision,
    );
  });
  return order.find((decision) => decisions.includes(decision)) ?? 'none';
}

function contextWith(context: RequestContext, multiFactorAuthPresent: readonly string[]): RequestContext {
  return {
    ...context,
    values: new Map([
      ...context.values,
      ['aws:multifactorauthpresent', multiFactorAuthPresent],
      ['aws:multifactorauthage', []],
    ]),
  };
}

/** Actions on all resources ask for `*`; others are allowed on named ones. */
function resourcesOf(action: string, { layers, context }: Subject): string[] {
  const named = layers.identity.flatMap(({ statements }) =>
    statements
      .filter((statement) => statement.effect === 'Allow' && coversAction(statement, action))
      .flatMap(({ resources }) => (resources && !resources.negated ? resources.patterns : [])),
  );
  return ['*', ...new Set(named.map((pattern) => toWitness(pattern, context)))];
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const user = evidenceText(evidence, 'user');
  return evidenceList(evidence, 'allowed').length > 0
    ? `${user} may call ${evidenceInWords(evidence, 'allowed')} without MFA`
    : `${user} may call ${evidenceInWords(evidence, 'conditional')} without MFA under some conditions`;
}
