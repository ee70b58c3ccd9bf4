import type { SignIns } from '@/lib/snapshot/data/optional';
import { dayOf, daysInWords, wholeDays } from '../../days';
import { asOfReading, evidenceText } from '../../evidence';
import { dataGap, unknownResult, unknownResults } from '../../facts/data-gap';
import { rootArn } from '../../facts/root-facts';
import { isRecentlyUsed, rootUse, type RootUse } from '../../facts/root-use';
import { fieldsOf } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'high';
/** As many events as a person reads. */
const eventsShown = 20;

/**
 * The root user is not used for daily work: the latest use of its password and keys counts.
 * CIS 1.2: 1.1, 1.4–4.0.1: 1.7, 5.0: 1.6, 6.0: 2.6, 7.0: 2.7; Security Hub IAM.20 (retired).
 */
export const rootRecentUse: Check = {
  id: 'root-recent-use',
  group: 'root',
  title: 'Nobody works as the root user',
  failTitle: 'The root user was used lately',
  rationale:
    'Few tasks need the root user. Its use says that a role is missing, or that somebody has the credential who should not.',
  logic:
    'Takes the latest use of password and both keys from the credential report. Fails when it lies within the window. Events of CloudTrail are shown beside it and do not decide, since they hold failed attempts and privileged sessions of the organization too.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['credential-report', 'sign-ins'],
  parameters: ['rootUseWindowDays'],
  remedy: {
    console:
      'CloudTrail, Event history, user name root: find the task behind the event, give it to a role, then lock the root credential away.',
    cli: 'aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=Username,AttributeValue=root --max-results 20',
    terraform: null,
  },
  references: [
    'Security Hub IAM.20 (retired), CloudWatch.1',
    'CIS AWS Foundations 1.2: 1.1; 1.4 to 4.0.1: 1.7; 5.0: 1.6; 6.0: 2.6; 7.0: 2.7',
    'Prowler iam_avoid_root_usage',
    'ScoutSuite iam-root-account-used-recently',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot, thresholds } = input;
  const resource = rootArn(snapshot);
  const report = snapshot.credentialReport;
  if (report.state !== 'read') return unknownResults(dataGap(report), severity, [resource]);
  const use = rootUse(snapshot);
  if (!use) return [unknownResult(resource, severity, 'the credential report has no line for the root user')];
  const evidence = evidenceOf(input, use);
  if (isRecentlyUsed(use, thresholds.rootUseWindowDays, snapshot.takenAt)) {
    const title = describeFail(evidence, snapshot.takenAt);
    return [{ resource, severity, result: 'fail', title, evidence }];
  }
  const title = use.lastUsedAt
    ? `The root user was last used on ${dayOf(use.lastUsedAt)}`
    : 'No use of the root user is recorded';
  return [{ resource, severity, result: 'pass', title, evidence }];
}

function evidenceOf({ snapshot }: CheckInput, use: RootUse): EvidenceField[] {
  const { credentialReport, signIns, takenAt } = snapshot;
  const asOf = asOfReading(credentialReport, takenAt);
  return [
    ...fieldsOf('credential report', asOf, { ...use }),
    ...(signIns.state === 'read' ? fieldsOf('CloudTrail', signIns.asOf, listEvents(signIns.value)) : []),
  ];
}

function listEvents({ rootEvents }: SignIns): Record<string, string[]> {
  const newest = [...rootEvents].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const list = (events: SignIns['rootEvents']) =>
    events.slice(0, eventsShown).map(({ at, name }) => `${name} ${at}`);
  const isOwn = ({ assumedRoot, byService }: SignIns['rootEvents'][number]) => !assumedRoot && !byService;
  return {
    ownEvents: list(newest.filter(isOwn)),
    centralOrServiceEvents: list(newest.filter((event) => !isOwn(event))),
  };
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const last = evidenceText(evidence, 'lastUsedAt');
  const days = wholeDays(last, at);
  const how = evidenceText(evidence, 'passwordLastUsedAt') === last ? 'its password' : 'an access key';
  const when = days === 0 ? 'less than a day ago' : `${daysInWords(days)} ago`;
  return `The root user was used ${when}, with ${how}`;
}
