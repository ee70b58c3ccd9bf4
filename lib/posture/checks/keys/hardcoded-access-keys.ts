import type { ExposedKey, ExposedKeys } from '@/lib/snapshot/data/optional';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { evidenceInWords } from '../../facts/list-in-words';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, unreadRegionResults } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'high';

/** Settings of workloads hold no access key. */
export const hardcodedAccessKeys: Check = {
  id: 'hardcoded-access-keys',
  group: 'keys',
  title: 'No AWS keys in instance user data, function or task settings',
  failTitle: 'An AWS key stands in the settings of a workload',
  rationale:
    'Settings of functions, tasks, instances and stacks are readable by everybody with read access to the service. A key in there is shared with all of them.',
  logic:
    'Fails for each resource whose environment, user data or outputs hold the id of an access key. Only the id and the place are kept, never a secret. Passes when everything that was searched is clean; a region that could not be searched leaves it unknown.',
  tier: 'extended',
  subject: 'resource',
  severity,
  stages: ['exposed-keys'],
  parameters: [],
  remedy: {
    console:
      'Take the key out of <resource>, give the workload a role, and replace the key: whoever read the settings has it.',
    cli: [
      '# of a function; see the place for others',
      'aws lambda get-function-configuration --function-name <resource> --query Environment',
    ].join('\n'),
    terraform: [
      'resource "aws_lambda_function" "app" {',
      '  role = aws_iam_role.app.arn # in place of keys among the environment variables',
      '}',
    ].join('\n'),
  },
  references: ['AWS Prescriptive Guidance: do not keep access keys in code or settings'],
  evaluate,
  describeFail,
};

function evaluate({ snapshot }: CheckInput): CheckResult[] {
  const { exposedKeys } = snapshot;
  const account = rootArn(snapshot);
  if (exposedKeys.state !== 'read') return unknownResults(dataGap(exposedKeys), severity, [account]);
  const { found, searched, unreadRegions } = exposedKeys.value;
  const unread = unreadRegionResults(snapshot, severity, unreadRegions);
  if (found.length > 0) return [...failsOf(exposedKeys.value, exposedKeys.asOf), ...unread];
  if (unread.length > 0) return unread;
  const evidence = fieldsOf('settings of workloads', exposedKeys.asOf, { searched });
  return [{ resource: account, severity, result: 'pass', title: 'No access key in any setting', evidence }];
}

function failsOf({ found }: ExposedKeys, asOf: string): CheckResult[] {
  const byResource = Map.groupBy(found, ({ resource }) => resource);
  return [...byResource].map(([resource, keys]) => ({
    resource,
    severity,
    ...failing(evidenceOf(resource, keys, asOf), describeFail),
  }));
}

function evidenceOf(resource: string, keys: readonly ExposedKey[], asOf: string): EvidenceField[] {
  return fieldsOf('settings of workloads', asOf, {
    resource,
    accessKeyIds: [...new Set(keys.map(({ accessKeyId }) => accessKeyId))],
    places: keys.map(({ place }) => place),
  });
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const keys = evidenceInWords(evidence, 'accessKeyIds');
  return `${evidenceText(evidence, 'resource')} holds ${keys} in ${evidenceInWords(evidence, 'places')}`;
}
