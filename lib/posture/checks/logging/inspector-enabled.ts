import type { InspectorState } from '@/lib/snapshot/data/detection';
import { inspectedResources, type InspectedResources } from '../../facts/inspected-resources';
import { evidenceText } from '../../evidence';
import { evidenceInWords } from '../../facts/list-in-words';
import { judgeRegions, type RegionState } from '../../facts/region-detection';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/**
 * What runs is searched for known holes.
 * Security Hub Inspector.1 to Inspector.4.
 */
export const inspectorEnabled: Check = {
  id: 'inspector-enabled',
  group: 'logging',
  title: 'Inspector scans what runs',
  failTitle: 'Inspector does not scan what runs',
  rationale:
    'A hole in a server or image is a way to the role that it runs with. Inspector finds known ones without an agent of its own.',
  logic:
    'Looks, in each enabled region, at the kinds of resource that are there: instances, container images (told by clusters), functions. Fails when the scan of one of them is off. Regions without any are not applicable; kinds that were not counted are left aside.',
  tier: 'extended',
  subject: 'region',
  severity,
  stages: ['detection', 'compute', 'workloads'],
  parameters: [],
  remedy: {
    console:
      'Inspector in <region>, Account management: activate the scans. In an organization, by its delegated administrator.',
    cli: 'aws inspector2 enable --resource-types EC2 ECR LAMBDA --region <region>',
    terraform: [
      'resource "aws_inspector2_enabler" "this" {',
      '  account_ids    = ["<account-id>"]',
      '  resource_types = ["EC2", "ECR", "LAMBDA"]',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub Inspector.1, Inspector.2, Inspector.3, Inspector.4',
    'Prowler inspector2_is_enabled',
  ],
  evaluate: (input) =>
    judgeRegions(input, { service: 'inspector', severity }, (state) => judge(state, input)),
  describeFail,
};

function judge({ region, state, asOf }: RegionState<InspectorState>, input: CheckInput): Verdict | null {
  const present = inspectedResources(input, region);
  const notScanned = kindsOf(present, 'yes').filter((kind) => !state[kind]);
  const evidence = fieldsOf('detection', asOf, {
    region,
    scans: kinds.filter((kind) => state[kind]),
    notScanned,
  });
  if (notScanned.length > 0) return failing(evidence, describeFail);
  const unread = kindsOf(present, 'unread').filter((kind) => !state[kind]);
  if (unread.length > 0) return unknownVerdict(present.why ?? '');
  if (kinds.some((kind) => state[kind]))
    return { result: 'pass', title: `Inspector scans what runs in ${region}`, evidence };
  return kindsOf(present, 'not-asked').length > 0 ? null : notApplicable(`Nothing runs in ${region}`);
}

const kinds = ['ec2', 'ecr', 'lambda'] as const;

function kindsOf(present: InspectedResources, presence: InspectedResources['ec2']) {
  return kinds.filter((kind) => present[kind] === presence);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const kindsInWords = evidenceInWords(evidence, 'notScanned');
  return `Inspector does not scan ${kindsInWords} in ${evidenceText(evidence, 'region')}`;
}
