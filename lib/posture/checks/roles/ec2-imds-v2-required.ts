import type { RegionCompute } from '@/lib/snapshot/data/compute';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import { judgeInstances, type PlacedInstance } from '../../facts/judge-instances';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * The credentials of an instance are given to sessions alone.
 * CIS 2.0–3.0: 5.6, 4.0.1–5.0: 5.7, 6.0–7.0: 6.7; Security Hub EC2.8.
 */
export const ec2ImdsV2Required: Check = {
  id: 'ec2-imds-v2-required',
  group: 'roles',
  title: 'Instance credentials need metadata v2',
  failTitle: 'Instance credentials can be had by metadata v1',
  rationale:
    'A program that can be made to fetch an address of an attacker’s choice hands out the instance’s credentials by metadata v1. Version 2 wants a session first, which such a request cannot open.',
  logic:
    'Fails for a running instance whose metadata service is on and does not require tokens. Advisory for each region whose default for new instances does not require them. Instances that do not run are not applicable.',
  tier: 'extended',
  subject: 'instance',
  severity,
  stages: ['compute'],
  parameters: [],
  remedy: {
    console:
      'EC2 in <region>, Instances, <instance>, Actions, Instance settings, Modify instance metadata options: IMDSv2 required. For new ones: EC2, Settings, Data protection and security, IMDS defaults.',
    cli: [
      'aws ec2 modify-instance-metadata-options --region <region> --instance-id <instance> --http-tokens required',
      'aws ec2 modify-instance-metadata-defaults --region <region> --http-tokens required',
    ].join('\n'),
    terraform: [
      'resource "aws_ec2_instance_metadata_defaults" "this" {',
      '  http_tokens = "required"',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub EC2.8',
    'CIS AWS Foundations 2.0 to 3.0: 5.6; 4.0.1 to 5.0: 5.7; 6.0 to 7.0: 6.7',
    'Prowler ec2_instance_imdsv2_enabled',
    'Prowler ec2_instance_account_imdsv2_enabled',
  ],
  evaluate: (input) => [...judgeInstances(input, severity, judge), ...judgeDefaults(input)],
  describeFail,
};

function judge({ id, region, metadataEndpoint, metadataTokens, asOf }: PlacedInstance): Verdict {
  const evidence = fieldsOf('EC2', asOf, { instance: id, region, metadataEndpoint, metadataTokens });
  if (metadataEndpoint === 'enabled' && metadataTokens === 'optional') return failing(evidence, describeFail);
  const title =
    metadataEndpoint === 'enabled' ? `${id} requires metadata v2` : `${id} has no metadata service`;
  return { result: 'pass', title, evidence };
}

/** One result per region on its default for new instances. */
function judgeDefaults({ snapshot }: CheckInput): CheckResult[] {
  const resource = rootArn(snapshot);
  return (valueOf(snapshot.compute) ?? []).map(({ region, metadataDefault }) => ({
    resource,
    part: region,
    severity: 'info',
    ...judgeDefault(region, metadataDefault),
  }));
}

function judgeDefault(region: string, reading: RegionCompute['metadataDefault']): Verdict {
  if (reading.state !== 'read') return unknownVerdict(whyUnread(reading) ?? '');
  const evidence = fieldsOf('EC2', reading.asOf, { region, metadataDefault: reading.value });
  if (reading.value !== 'required') return failing(evidence, describeFail);
  return { result: 'pass', title: `New instances in ${region} require metadata v2`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const [instance, region] = [evidenceText(evidence, 'instance'), evidenceText(evidence, 'region')];
  return instance === ''
    ? `New instances in ${region} do not require metadata v2 by default`
    : `${instance} in ${region} gives its credentials by metadata v1`;
}
