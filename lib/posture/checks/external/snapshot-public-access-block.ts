import type { RegionCompute } from '@/lib/snapshot/data/compute';
import { whyUnread } from '@/lib/snapshot/reading';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField, Severity } from '../../types';

const severity: Severity = 'medium';

/** Nobody shares a disk with the world by a slip. Security Hub EC2.182. */
export const snapshotPublicAccessBlock: Check = {
  id: 'snapshot-public-access-block',
  group: 'external',
  title: 'Snapshots and images cannot be shared with everybody',
  failTitle: 'Snapshots or images can be shared with everybody',
  rationale:
    'A snapshot or machine image that is shared with everybody hands out a whole disk, with the passwords and keys on it. One setting per region forbids it.',
  logic:
    'Looks at every enabled region. Fails when public sharing of EBS snapshots or of machine images is not blocked. Advisory where new sharing of snapshots is blocked and what was shared before is not.',
  tier: 'extended',
  subject: 'region',
  severity,
  stages: ['compute'],
  parameters: [],
  remedy: {
    console:
      'EC2 in <region>, Settings, Data protection and security: block public access for EBS snapshots and for AMIs.',
    cli: [
      'aws ec2 enable-snapshot-block-public-access --state block-all-sharing --region <region>',
      'aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing --region <region>',
    ].join('\n'),
    terraform: [
      'resource "aws_ebs_snapshot_block_public_access" "this" {',
      '  state = "block-all-sharing"',
      '}',
      'resource "aws_ec2_image_block_public_access" "this" {',
      '  state = "block-new-sharing"',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub EC2.182',
    'Prowler ec2_ebs_snapshot_account_block_public_access',
    'Prowler ec2_ami_account_block_public_access',
  ],
  evaluate,
  describeFail,
};

function evaluate({ snapshot }: CheckInput): CheckResult[] {
  const { compute } = snapshot;
  const resource = rootArn(snapshot);
  if (compute.state !== 'read') return unknownResults(dataGap(compute), severity, [resource]);
  if (compute.value.length === 0) return [{ resource, severity, ...notApplicable('No region is enabled') }];
  return compute.value.map((region) => {
    const verdict = judge(region, compute.asOf);
    return { resource, part: region.region, severity, ...verdict };
  });
}

function judge({ region, snapshotSharing, imageSharing }: RegionCompute, asOf: string): Verdict {
  const [snapshots, images] = [snapshotSharing, imageSharing].map((reading) =>
    reading.state === 'read' ? reading.value : null,
  );
  const evidence = fieldsOf('EC2', asOf, {
    region,
    snapshotSharing: snapshots ?? null,
    imageSharing: images ?? null,
  });
  if ([snapshots, images].includes('unblocked')) return failing(evidence, describeFail);
  const why = whyUnread(snapshotSharing) ?? whyUnread(imageSharing);
  if (why !== null) return unknownVerdict(`${region}: ${why}`);
  if (snapshots === 'block-new-sharing') return failing(evidence, describeFail, 'info');
  return { result: 'pass', title: `Public sharing is blocked in ${region}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const region = evidenceText(evidence, 'region');
  const open = [
    ...(evidenceText(evidence, 'snapshotSharing') === 'unblocked' ? ['snapshots'] : []),
    ...(evidenceText(evidence, 'imageSharing') === 'unblocked' ? ['images'] : []),
  ];
  return open.length > 0
    ? `In ${region} ${open.join(' and ')} can be shared with everybody`
    : `In ${region} snapshots that were shared with everybody before stay so`;
}
