import type { UserTraces } from '@/lib/snapshot/data/optional';
import { whyUnread } from '@/lib/snapshot/reading';
import { asOfReading, evidenceText } from '../../evidence';
import type { UserFacts } from '../../facts/account-facts';
import { judgeUsers } from '../../facts/judge-users';
import { evidenceInWords } from '../../facts/list-in-words';
import { matchingPattern, ownerTag, tagsOfUser } from '../../facts/user-details';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';
/** More than home, office and phone give one person. */
const manyNetworks = 4;
/** More than a browser, the command line and one tool. */
const manyUserAgents = 4;

/** Hints, never proof, that several people use one user: its name, its traces in CloudTrail, a missing owner. */
export const userSharedSuspected: Check = {
  id: 'user-shared-suspected',
  group: 'users',
  title: 'No user looks shared',
  failTitle: 'A user is suspected to be shared',
  rationale:
    'Where several people are one user, nobody can be held to what was done, and the password stays with everyone who leaves.',
  logic: `Counts hints: ${manyNetworks} or more networks, ${manyUserAgents} or more programs, sessions that overlap from different networks, no owner tag. Fails as suspected at the number of hints set, or by a name that stands for a group of people. Without CloudTrail only name and tag are looked at.`,
  tier: 'core',
  subject: 'user',
  suspects: true,
  severity,
  stages: ['credential-report', 'authorization-details', 'sign-ins'],
  parameters: ['sharedNamePatterns', 'sharedSignalMin', 'ownerTagKeys'],
  remedy: {
    console:
      'Give each person an identity of their own, best in the identity provider, then retire <user>. If it is one person after all, say so in an exception.',
    cli: 'aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=<user> --max-results 50',
    terraform: null,
  },
  references: ['AWS IAM User Guide, Security best practices in IAM'],
  evaluate: (input) => judgeUsers(input, severity, (user) => judge(user, input)),
  describeFail,
};

function judge(user: UserFacts, input: CheckInput): Verdict {
  const { signIns } = input.snapshot;
  const namePattern = matchingPattern(user, input.thresholds.sharedNamePatterns);
  const signals = signalsOf(user, input);
  const evidence = evidenceOf(user, { namePattern, signals }, input);
  if (namePattern !== null || signals.length >= input.thresholds.sharedSignalMin)
    return failing(evidence, describeFail);
  if (signIns.state === 'unread') return unknownVerdict(whyUnread(signIns) ?? '');
  const title =
    signIns.state === 'read'
      ? `Nothing says that ${user.name} is shared`
      : `The name of ${user.name} does not say that it is shared; its sign-ins were not looked at`;
  return { result: 'pass', title, evidence };
}

function signalsOf(user: UserFacts, { snapshot, thresholds }: CheckInput): string[] {
  const { signIns } = snapshot;
  const traces =
    signIns.state === 'read' ? signIns.value.users.find(({ userName }) => userName === user.name) : undefined;
  const tags = tagsOfUser(user.arn, snapshot);
  const isUnowned = tags !== null && ownerTag(tags, thresholds.ownerTagKeys) === null;
  return [...(traces ? signalsOfTraces(traces) : []), ...(isUnowned ? ['no owner tag'] : [])];
}

function signalsOfTraces({ networks, userAgents, overlappingSessions }: UserTraces): string[] {
  return [
    ...(networks >= manyNetworks ? [`${networks} networks`] : []),
    ...(userAgents >= manyUserAgents ? [`${userAgents} programs`] : []),
    ...(overlappingSessions > 0 ? ['overlapping sessions'] : []),
  ];
}

function evidenceOf(
  user: UserFacts,
  { namePattern, signals }: { namePattern: string | null; signals: string[] },
  { snapshot }: CheckInput,
): EvidenceField[] {
  const { signIns, takenAt } = snapshot;
  return [
    ...fieldsOf('name and path', takenAt, { user: user.name, namePattern }),
    ...fieldsOf('CloudTrail and tags', asOfReading(signIns, takenAt), {
      signals,
      windowDays: signIns.state === 'read' ? signIns.value.windowDays : null,
    }),
  ];
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const user = evidenceText(evidence, 'user');
  const pattern = evidenceText(evidence, 'namePattern');
  return pattern
    ? `${user} is suspected to be shared: it is named like ${pattern}`
    : `${user} is suspected to be shared: ${evidenceInWords(evidence, 'signals')}`;
}
