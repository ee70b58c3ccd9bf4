import type { User } from '@/lib/snapshot/account-snapshot';
import type { Advice } from '@/lib/snapshot/data/optional';
import { type Reading, valueOf, whyUnread } from '@/lib/snapshot/reading';
import { dataGap, unknownResult, unknownResults } from '../../facts/data-gap';
import { evidenceInWords } from '../../facts/list-in-words';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'critical';
const quarantine = /^arn:[^:]+:iam::aws:policy\/AWSCompromisedKeyQuarantine(V\d+)?$/;
const exposedKeysAdvice = '12Fnkpl8Y5';
const noPlan = 'the support plan of the account does not include it';

/** No key of the account was found in public by AWS. */
export const accessKeyQuarantined: Check = {
  id: 'access-key-quarantined',
  group: 'keys',
  title: 'No user is under AWS compromised-key quarantine',
  failTitle: 'AWS found an access key in public',
  rationale:
    'AWS attaches its quarantine policy to a user whose key it found in a public place. The policy stops a few calls only, and whoever found the key first may already be inside.',
  logic:
    'Fails for a user that has one of the quarantine policies of AWS. Where advice of AWS is read, an event of AWS Health or an item of Trusted Advisor on exposed keys fails for the account; without a support plan that includes them these two are unknown.',
  tier: 'core',
  subject: 'user',
  severity,
  stages: ['authorization-details', 'advice'],
  parameters: [],
  remedy: {
    console:
      'Deactivate and delete the key of <user>, look through CloudTrail for what it did, answer the case of AWS Support, and detach the quarantine policy last.',
    cli: [
      'aws iam list-entities-for-policy --policy-arn arn:<partition>:iam::aws:policy/AWSCompromisedKeyQuarantineV3',
      'aws iam list-access-keys --user-name <user>',
      'aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=<user>',
    ].join('\n'),
    terraform: null,
  },
  references: ['AWS managed policies AWSCompromisedKeyQuarantine, V2 and V3', 'Trusted Advisor 12Fnkpl8Y5'],
  evaluate,
  describeFail,
};

function evaluate({ snapshot }: CheckInput): CheckResult[] {
  const { users, advice } = snapshot;
  const ofUsers =
    users.state === 'read'
      ? users.value.map((user) => ({ resource: user.arn, severity, ...judgeUser(user, users.asOf) }) as const)
      : unknownResults(dataGap(users), severity, [rootArn(snapshot)]);
  if (advice.state === 'skipped') return ofUsers;
  if (advice.state === 'unread')
    return [
      ...ofUsers,
      { ...unknownResult(rootArn(snapshot), severity, whyUnread(advice) ?? ''), part: 'advice' },
    ];
  const parts = [
    { part: 'AWS Health', ...judgeEvents(advice.value, advice.asOf) },
    { part: 'Trusted Advisor', ...judgeAdvisor(advice.value, advice.asOf) },
  ];
  return [...ofUsers, ...parts.map((part) => ({ resource: rootArn(snapshot), severity, ...part }) as const)];
}

function judgeUser({ name, attachedPolicies }: User, asOf: string): Verdict {
  const policies = attachedPolicies.filter(({ arn }) => quarantine.test(arn)).map((policy) => policy.name);
  const evidence = fieldsOf('authorization details', asOf, { user: name, quarantinePolicies: policies });
  if (policies.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${name} is not under quarantine`, evidence };
}

function judgeEvents({ exposedCredentialEvents: reading }: Advice, asOf: string): Verdict {
  const value = valueOf(reading);
  if (value === null || value === 'no-plan') return unknownVerdict(whyNoAdvice(reading));
  const events = value.map(({ arn }) => arn);
  const evidence = fieldsOf('AWS Health', asOfReading(reading, asOf), { exposedCredentialEvents: events });
  if (events.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: 'AWS Health tells of no exposed credential', evidence };
}

function judgeAdvisor({ advisor: reading }: Advice, asOf: string): Verdict {
  const value = valueOf(reading);
  if (value === null || value === 'no-plan') return unknownVerdict(whyNoAdvice(reading));
  const advice = value.find(({ id }) => id === exposedKeysAdvice);
  if (!advice || advice.status === 'not_available')
    return unknownVerdict('Trusted Advisor has no answer on exposed access keys');
  const evidence = fieldsOf('Trusted Advisor', asOfReading(reading, asOf), {
    advisorStatus: advice.status,
    flaggedKeys: advice.flaggedResources,
  });
  if (advice.status !== 'ok') return failing(evidence, describeFail);
  return { result: 'pass', title: 'Trusted Advisor knows of no exposed access key', evidence };
}

function whyNoAdvice(reading: Reading<unknown>): string {
  return whyUnread(reading) ?? noPlan;
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const user = evidenceText(evidence, 'user');
  if (user !== '')
    return `AWS put ${user} under quarantine (${evidenceInWords(evidence, 'quarantinePolicies')}): a key of it was found in public`;
  const flagged = evidenceText(evidence, 'flaggedKeys');
  return flagged === ''
    ? 'AWS Health tells of credentials of this account in public'
    : `Trusted Advisor knows of exposed access keys (${flagged})`;
}
