import type { ConfigRecorder } from '@/lib/snapshot/data/detection';
import { evidenceText } from '../../evidence';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { judgeRegions, readRegions, type RegionState, unreadRegionsOf } from '../../facts/region-detection';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';
const iamTypes = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy'];

/**
 * AWS Config keeps the history of what resources looked like, those of IAM in one region.
 * CIS 1.2: 2.5, 1.4–2.0: 3.5, 3.0–5.0: 3.3, 6.0–7.0: 4.3; Security Hub Config.1.
 */
export const configRecorderEnabled: Check = {
  id: 'config-recorder-enabled',
  group: 'logging',
  title: 'AWS Config records every region, and IAM once',
  failTitle: 'AWS Config does not record a region',
  rationale:
    'A trail tells which call was made; AWS Config tells what a resource was before and after. Without it nobody can say what a policy allowed last month.',
  logic:
    'Looks at each enabled region and fails where no recorder runs or the last recording failed. One more result tells whether resources of IAM are recorded: fails when in no region; more than one is advice, since each copy is paid for.',
  tier: 'core',
  subject: 'region',
  severity,
  stages: ['detection'],
  parameters: [],
  remedy: {
    console:
      'AWS Config in <region>, Settings, Edit: Recording is on, all resource types. Include globally recorded resource types in one region only.',
    cli: [
      'aws configservice describe-configuration-recorder-status --region <region>',
      'aws configservice start-configuration-recorder --configuration-recorder-name default --region <region>',
    ].join('\n'),
    terraform: [
      'resource "aws_config_configuration_recorder" "this" {',
      '  role_arn = aws_iam_service_linked_role.config.arn',
      '  recording_group {',
      '    all_supported                 = true',
      '    include_global_resource_types = true # in one region only',
      '  }',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub Config.1',
    'CIS AWS Foundations 1.2: 2.5; 1.4 to 2.0: 3.5; 3.0 to 5.0: 3.3; 6.0 to 7.0: 4.3',
    'Prowler config_recorder_all_regions_enabled',
    'ScoutSuite config-recorder-not-configured',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const regional = judgeRegions(input, { service: 'configRecorders', severity }, judgeRegion);
  const states = readRegions(input, 'configRecorders');
  const iam = states && states.length > 0 ? judgeIam(states, input) : null;
  if (!iam) return regional;
  return [...regional, { resource: rootArn(input.snapshot), part: 'IAM', severity, ...iam }];
}

function judgeRegion({ region, state, asOf }: RegionState<ConfigRecorder[]>): Verdict {
  const evidence = fieldsOf('detection', asOf, {
    region,
    recorders: state.map(({ name, recording, lastStatus }) =>
      recording ? `${name}: ${lastStatus === 'FAILURE' ? 'failing' : 'recording'}` : `${name}: stopped`,
    ),
  });
  if (!state.some(works)) return failing(evidence, describeFail);
  return { result: 'pass', title: `AWS Config records ${region}`, evidence };
}

/** Null where a region that was not read may be the one that records IAM. */
function judgeIam(states: readonly RegionState<ConfigRecorder[]>[], input: CheckInput): Verdict | null {
  const recorded = states.filter(({ state }) =>
    state.some((recorder) => works(recorder) && recordsIam(recorder)),
  );
  const regions = recorded.map(({ region }) => region).sort();
  const evidence = fieldsOf('detection', states[0]?.asOf ?? '', { iamRecordedIn: regions });
  if (regions.length === 1)
    return { result: 'pass', title: `AWS Config records IAM in ${regions[0]}`, evidence };
  if (regions.length > 1) return failing(evidence, describeFail, 'info');
  if (!states.some(({ state }) => state.some(works))) return notApplicable('AWS Config records no region');
  const isWhole = unreadRegionsOf(input, 'configRecorders', severity).length === 0;
  return isWhole ? failing(evidence, describeFail) : null;
}

function works({ recording, lastStatus }: ConfigRecorder): boolean {
  return recording && lastStatus !== 'FAILURE';
}

function recordsIam({ recordsAllSupported, recordsGlobalTypes, resourceTypes }: ConfigRecorder): boolean {
  if (recordsAllSupported) return recordsGlobalTypes;
  return iamTypes.every((type) => resourceTypes.includes(type));
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const region = evidenceText(evidence, 'region');
  if (region === '') {
    return evidenceList(evidence, 'iamRecordedIn').length === 0
      ? 'AWS Config records IAM in no region'
      : `AWS Config records IAM, and is paid for it, in each of ${evidenceInWords(evidence, 'iamRecordedIn')}`;
  }
  const recorders = evidenceInWords(evidence, 'recorders');
  return recorders
    ? `AWS Config does not record ${region} (${recorders})`
    : `AWS Config is not set up in ${region}`;
}
