import type { Trail, TrailDelivery } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { evidenceText } from '../../evidence';
import { beyondLogging, judgeTrails, trailEvidence } from '../../facts/trail-facts';
import { failing, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'high';

/** Logs arrive where they should. No benchmark looks beyond the switch. */
export const cloudtrailDeliveryHealthy: Check = {
  id: 'cloudtrail-delivery-healthy',
  group: 'logging',
  title: 'Logs are delivered',
  failTitle: 'Logs do not arrive',
  rationale:
    'A trail says that it is on while its logs are refused by the bucket or the key. Nobody notices until the day they are needed.',
  logic:
    'Looks at trails that are switched on. Fails when the last delivery of logs or digests ended in an error, or when nothing arrived for a day.',
  tier: 'core',
  subject: 'trail',
  severity,
  stages: ['trails'],
  parameters: [],
  remedy: {
    console:
      'CloudTrail, Trails, <trail> shows the last error. Mend what it names: the bucket, its policy (cloudtrail.amazonaws.com has to put objects) or the key policy.',
    cli: [
      'aws cloudtrail get-trail-status --region <region> --name <trail>',
      'aws s3api get-bucket-policy --bucket <bucket>',
    ].join('\n'),
    terraform: null,
  },
  references: ['AWS CloudTrail GetTrailStatus: LatestDeliveryError, LatestDigestDeliveryError'],
  evaluate: (input) => judgeTrails(input, { severity, needs: 'details' }, (trail) => judge(trail, input)),
  describeFail,
};

function judge(trail: Trail, input: CheckInput): Verdict | null {
  const { delivery } = trail;
  const off = beyondLogging(trail);
  if (off) return off;
  if (delivery.state === 'skipped') return null;
  if (delivery.state === 'unread') return unknownVerdict(whyUnread(delivery) ?? '');
  const { value } = delivery;
  const evidence = trailEvidence(input, trail, {
    bucket: trail.s3BucketName,
    delivery: value.state,
    error: value.error,
    digestError: value.digestError,
    lastDeliveredAt: value.lastDeliveredAt,
  });
  if (!isHealthy(value)) return failing(evidence, describeFail);
  return { result: 'pass', title: `Logs of ${trail.name} arrive`, evidence };
}

function isHealthy({ state, error, digestError }: TrailDelivery): boolean {
  return state === 'recent' && !error && !digestError;
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const trail = evidenceText(evidence, 'trail');
  const error = evidenceText(evidence, 'error');
  const digestError = evidenceText(evidence, 'digestError');
  if (error) return `Logs of ${trail} are refused: ${error}`;
  if (digestError) return `Digests of ${trail} are refused: ${digestError}`;
  const last = evidenceText(evidence, 'lastDeliveredAt');
  return last
    ? `Nothing of ${trail} has arrived since ${last.slice(0, 10)}`
    : `Nothing of ${trail} has ever arrived`;
}
