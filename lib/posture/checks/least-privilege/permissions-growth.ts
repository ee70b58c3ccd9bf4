import type { LastAccessed } from '@/lib/snapshot/account-snapshot';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { listIdentities } from '../../facts/judge-identities';
import { evidenceInWords } from '../../facts/list-in-words';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { dayOf, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Baseline, Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'info';

/** Whoever needs a new permission uses it within a month. */
const settleDays = 30;

/** Rights do not pile up over the months. Ours: it needs a history. */
export const permissionsGrowth: Check = {
  id: 'permissions-growth',
  group: 'least-privilege',
  title: 'Permissions do not pile up',
  failTitle: 'Permissions pile up',
  rationale:
    'Every task adds a few permissions and none takes them back. An identity that grows for years ends up as an administrator whom nobody appointed.',
  logic:
    'Compares the services that an identity is granted with those at the earlier snapshot that is at least the days given older, or the oldest there is. Fails when at least the number given were added and not tried for 30 days. Not applicable without an earlier snapshot, for new identities, and while the history is shorter than 30 days.',
  tier: 'core',
  subject: 'identity',
  severity,
  stages: ['last-accessed'],
  parameters: ['creepServices', 'creepBaselineDays'],
  remedy: {
    console: 'IAM, <arn>, Permissions: take back what a finished task had needed.',
    cli: 'aws iam list-policies-granting-service-access --arn <arn> --service-namespaces <service>',
    terraform: '# take the added services out of the policies of <arn>',
  },
  references: ['AWS Well-Architected SEC03-BP04'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot, context } = input;
  const { lastAccessed } = snapshot;
  if (lastAccessed.state !== 'read') {
    const arns = listIdentities(snapshot).flatMap(({ kind, identity }) =>
      kind === 'group' ? [] : [identity.arn],
    );
    return unknownResults(dataGap(lastAccessed), severity, arns.length > 0 ? arns : [rootArn(snapshot)]);
  }
  return lastAccessed.value.map((access) => ({
    resource: access.arn,
    severity,
    ...judge(access, context.baseline, input),
  }));
}

function judge(
  access: LastAccessed,
  baseline: Baseline | null,
  { snapshot, thresholds }: CheckInput,
): Verdict {
  const name = access.arn.slice(access.arn.lastIndexOf('/') + 1);
  if (baseline === null) return notApplicable('There is no earlier snapshot to compare with');
  const before = baseline.services.get(access.arn);
  if (!before) return notApplicable(`${name} was not granted anything at the earlier snapshot`);
  if (wholeDays(baseline.takenAt, snapshot.takenAt) < settleDays)
    return notApplicable(`The earlier snapshot is younger than ${settleDays} days`);
  const added = access.services.filter(({ service }) => !before.has(service));
  const idle = added.filter(
    ({ lastUsed }) => lastUsed === null || wholeDays(lastUsed, snapshot.takenAt) >= settleDays,
  );
  const evidence = fieldsOf('last accessed', access.asOf, {
    identity: name,
    comparedWith: baseline.takenAt,
    addedServices: added.map(({ service }) => service).sort(),
    service: idle.map(({ service }) => service).sort(),
  });
  if (idle.length >= thresholds.creepServices) return failing(evidence, describeFail);
  return {
    result: 'pass',
    title: `${name} did not pile up permissions since ${dayOf(baseline.takenAt)}`,
    evidence,
  };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const since = dayOf(evidenceText(evidence, 'comparedWith'));
  const services = evidenceInWords(evidence, 'service');
  return `${evidenceText(evidence, 'identity')} was granted ${services} since ${since} and does not use them`;
}
