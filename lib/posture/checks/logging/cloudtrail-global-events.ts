import { dataGap, unknownResults } from '../../facts/data-gap';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { rootArn } from '../../facts/root-facts';
import { recorderEvidence, type Recorders, recordersOf, recordsManagement } from '../../facts/trail-facts';
import { failing, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/** Events of IAM, STS and CloudFront are recorded, and paid for once. No benchmark asks for it by itself. */
export const cloudtrailGlobalEvents: Check = {
  id: 'cloudtrail-global-events',
  group: 'logging',
  title: 'Events of global services are recorded once',
  failTitle: 'Events of global services are not recorded',
  rationale:
    'IAM, STS and CloudFront have no region. A trail that leaves global services out does not see a user being made or a role being assumed.',
  logic:
    'Counts the trails that are switched on and include global services; an event data store of all regions always does. Fails for none. Two or more different trails are advice, since each further copy costs money. One trail seen from several regions is one.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['trails'],
  parameters: [],
  remedy: {
    console:
      'Global services can be included by API only; a trail of all regions includes them from the start.',
    cli: 'aws cloudtrail update-trail --name <trail> --include-global-service-events',
    terraform: [
      'resource "aws_cloudtrail" "main" {',
      '  # …',
      '  include_global_service_events = true',
      '}',
    ].join('\n'),
  },
  references: [
    'ScoutSuite cloudtrail-no-global-services-logging, cloudtrail-duplicated-global-services-logging',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const resource = rootArn(input.snapshot);
  const found = recordersOf(input);
  if (!found) return unknownResults(dataGap(input.snapshot.trails), severity, [resource]);
  return [{ resource, severity, ...judge(found, input) }];
}

function judge({ recorders, gap }: Recorders, input: CheckInput): Verdict {
  const global = recorders.filter(({ includesGlobalEvents }) => includesGlobalEvents);
  const recording = global.filter((recorder) => recordsManagement(recorder) === 'yes');
  const trails = recording.filter(({ kind }) => kind === 'trail').map(({ name }) => name);
  const evidence = recorderEvidence(input, recorders, {
    globalEventsIn: recording.map(({ name }) => name).sort(),
  });
  if (trails.length > 1) return failing(evidence, describeFail, 'info');
  if (recording.length > 0)
    return { result: 'pass', title: `${recording[0]?.name} records events of global services`, evidence };
  const unsure = global.find((recorder) => recordsManagement(recorder) === 'maybe');
  const why = unsure ? (unsure.why ?? '') : gap;
  if (why !== null) return unknownVerdict(why);
  const verdict = failing(evidence, describeFail);
  const hasRecorder = recorders.some((recorder) => recordsManagement(recorder) === 'yes');
  return hasRecorder ? verdict : { ...verdict, impliedBy: 'cloudtrail-multi-region' };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceList(evidence, 'globalEventsIn').length === 0
    ? 'No trail records events of global services'
    : `Events of global services are recorded and paid for in each of ${evidenceInWords(evidence, 'globalEventsIn')}`;
}
