import { dataGap, unknownResults } from '../../facts/data-gap';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { rootArn } from '../../facts/root-facts';
import {
  type Recorder,
  recorderEvidence,
  type Recorders,
  recordersOf,
  recordsManagement,
} from '../../facts/trail-facts';
import { failing, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { ManagementEvents } from '@/lib/snapshot/account-snapshot';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'high';

/**
 * Reads and writes of the control plane are recorded, by one recorder or by several together.
 * CIS 1.2: 2.1, 1.4–5.0: 3.1, 6.0–7.0: 4.1; Security Hub CloudTrail.1.
 */
export const cloudtrailManagementEvents: Check = {
  id: 'cloudtrail-management-events',
  group: 'logging',
  title: 'Read and write management events are recorded',
  failTitle: 'Some management events are not recorded',
  rationale:
    'A trail with selectors of its own may leave out exactly the calls that an investigation needs: an intruder reads for days before the first write.',
  logic:
    'Adds up what all trails and event data stores record that are switched on: those of all regions, or the others where there is none. Fails when reads or writes are missing, when a filter narrows every one of them, or when the events of a service are left out everywhere.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['trails'],
  parameters: [],
  remedy: {
    console:
      'CloudTrail, Trails, open the trail, Management events, Edit: Read and Write on, exclusion of KMS and RDS Data API events off.',
    cli: `aws cloudtrail put-event-selectors --trail-name <trail> --advanced-event-selectors '[{"Name":"management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]}]'`,
    terraform: [
      'resource "aws_cloudtrail" "main" {',
      '  # …',
      '  event_selector {',
      '    read_write_type           = "All"',
      '    include_management_events = true',
      '  }',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub CloudTrail.1',
    'CIS AWS Foundations 1.2: 2.1; 1.4 to 5.0: 3.1; 6.0 to 7.0: 4.1',
    'Prowler cloudtrail_multi_region_enabled_logging_management_events',
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
  const active = recorders.filter(({ isOn }) => isOn !== 'no');
  const everywhere = active.filter(({ isMultiRegion }) => isMultiRegion);
  const counted = everywhere.length > 0 ? everywhere : active;
  const missing = missingFrom(
    counted.flatMap((recorder) => (recorder.isOn === 'yes' ? selectionOf(recorder) : [])),
  );
  const evidence = recorderEvidence(input, counted, { notRecorded: missing });
  if (missing.length === 0)
    return { result: 'pass', title: 'Read and write management events are recorded', evidence };
  const unsure = counted.find((recorder) => isUnsure(recorder));
  const why = unsure ? (unsure.why ?? '') : gap;
  if (why !== null) return unknownVerdict(why);
  const nothing = !counted.some((recorder) => recordsManagement(recorder) === 'yes');
  const verdict = failing(evidence, describeFail);
  return nothing ? { ...verdict, impliedBy: 'cloudtrail-multi-region' } : verdict;
}

function isUnsure({ isOn, management }: Recorder): boolean {
  return isOn === 'maybe' || typeof management === 'string';
}

function selectionOf({ management }: Recorder): ManagementEvents[] {
  return typeof management === 'string' ? [] : [management];
}

/** What none of the selections records: reads, writes, or one of them from a source that others leave out. */
function missingFrom(selections: readonly ManagementEvents[]): string[] {
  const whole = selections.filter(({ narrowed }) => !narrowed);
  const kinds = ['reads', 'writes'] as const;
  const missing = kinds.filter((kind) => !whole.some((selection) => selection[kind]));
  if (missing.length > 0) return missing;
  const excluded = [...new Set(whole.flatMap(({ excludedSources }) => excludedSources))];
  return excluded
    .filter((source) =>
      kinds.some((kind) => !whole.some((one) => one[kind] && !one.excludedSources.includes(source))),
    )
    .sort();
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceList(evidence, 'recorders').length === 0
    ? 'Nothing records management events'
    : `Management events are recorded without ${evidenceInWords(evidence, 'notRecorded')}`;
}
