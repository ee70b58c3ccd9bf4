import { valueOf } from '@/lib/snapshot/reading';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootArn } from '../../facts/root-facts';
import {
  type Recorder,
  recorderEvidence,
  type Recorders,
  recordersOf,
  recordsManagement,
} from '../../facts/trail-facts';
import { failing, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'critical';

/**
 * What is done in any region is recorded.
 * CIS 1.2: 2.1, 1.4–5.0: 3.1, 6.0–7.0: 4.1; Security Hub CloudTrail.1, CloudTrail.3.
 */
export const cloudtrailMultiRegion: Check = {
  id: 'cloudtrail-multi-region',
  group: 'logging',
  title: 'A trail records all regions',
  failTitle: 'No trail records all regions',
  rationale:
    'Without a trail there is no record of who did what beyond 90 days, and none that can be searched or alarmed on. An intruder picks the region that nobody records.',
  logic:
    'Passes for a trail of all regions, own or of the organization, or an event data store, that is switched on and records management events. One trail in each enabled region is enough too, but advised against. The event history that AWS keeps by itself does not count.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['trails', 'account-settings'],
  parameters: [],
  remedy: {
    console:
      'CloudTrail, Trails, Create trail: all regions, log file validation on, a bucket that only the logging account may change. In an organization create it once, in the management account, for all accounts.',
    cli: [
      'aws cloudtrail create-trail --name main --s3-bucket-name <log-bucket> --is-multi-region-trail --enable-log-file-validation',
      'aws cloudtrail start-logging --name main',
    ].join('\n'),
    terraform: [
      'resource "aws_cloudtrail" "main" {',
      '  name                       = "main"',
      '  s3_bucket_name             = "<log-bucket>"',
      '  is_multi_region_trail      = true',
      '  enable_log_file_validation = true',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub CloudTrail.1, CloudTrail.3',
    'CIS AWS Foundations 1.2: 2.1; 1.4 to 5.0: 3.1; 6.0 to 7.0: 4.1',
    'Prowler cloudtrail_multi_region_enabled',
    'ScoutSuite cloudtrail-not-configured, cloudtrail-no-logging',
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
  const everywhere = recorders.filter(({ isMultiRegion }) => isMultiRegion);
  const recording = everywhere.find((recorder) => recordsManagement(recorder) === 'yes');
  if (recording) {
    const title = `${recording.name} records all regions`;
    return { result: 'pass', title, evidence: recorderEvidence(input, recorders) };
  }
  const unsure = everywhere.find((recorder) => recordsManagement(recorder) === 'maybe');
  const why = unsure ? (unsure.why ?? '') : gap;
  if (why !== null) return unknownVerdict(why);
  const bare = regionsWithoutTrail(recorders, input);
  const evidence = recorderEvidence(input, recorders, { regionsWithoutTrail: bare ?? 'not known' });
  return failing(evidence, describeFail, bare?.length === 0 ? 'info' : severity);
}

/** Enabled regions without a trail of their own that records; null when the regions are not known. */
function regionsWithoutTrail(recorders: readonly Recorder[], { snapshot }: CheckInput): string[] | null {
  const settings = valueOf(snapshot.accountSettings);
  const regions = settings && valueOf(settings.regions);
  if (!regions) return null;
  const recorded = new Set(
    recorders.filter((recorder) => recordsManagement(recorder) === 'yes').map(({ region }) => region),
  );
  return regions
    .filter(({ name, status }) => /^ENABLED/.test(status) && !recorded.has(name))
    .map(({ name }) => name)
    .sort();
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const isCovered =
    evidence.some(({ field, value }) => field === 'regionsWithoutTrail' && Array.isArray(value)) &&
    evidenceList(evidence, 'regionsWithoutTrail').length === 0;
  if (isCovered) return 'Each region has a trail of its own instead of one for all';
  const recorders = evidenceInWords(evidence, 'recorders');
  return recorders ? `No trail records all regions (${recorders})` : 'The account has no trail';
}
