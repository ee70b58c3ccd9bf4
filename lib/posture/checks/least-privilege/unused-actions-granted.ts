import { valueOf } from '@/lib/snapshot/reading';
import { isWriteAction } from '../../facts/action-level';
import { judgeAccess, type JudgedAccess } from '../../facts/judge-access';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { daysInWords, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'info';

/** An identity uses the actions by which it may change things. Ours. */
export const unusedActionsGranted: Check = {
  id: 'unused-actions-granted',
  group: 'least-privilege',
  title: 'Granted actions are used',
  failTitle: 'Granted actions are not used',
  rationale:
    'Inside a service that is in use, a few of many actions are. Those that change things and are never used can go.',
  logic:
    'Looks at the actions that AWS tracks. Advisory when one that changes something was not tried within the days given, or when Access Analyzer has an open finding on unused permissions of the identity. Not applicable where AWS tracks no such action, to administrators and to identities younger than the days given.',
  tier: 'extended',
  subject: 'identity',
  severity,
  stages: ['last-accessed', 'authorization-details', 'external-access'],
  parameters: ['unusedServiceDays'],
  remedy: {
    console: 'IAM, <arn>, Last accessed, the service: take the actions that were not used out of the policy.',
    cli: [
      'aws iam generate-service-last-accessed-details --arn <arn> --granularity ACTION_LEVEL',
      'aws iam get-service-last-accessed-details --job-id <job-id>',
    ].join('\n'),
    terraform: '# leave the actions in use in the policies of <arn>',
  },
  references: ['AWS IAM User Guide: Action last accessed information'],
  evaluate: (input) => judgeAccess(input, severity, (judged) => judge(judged, input)),
  describeFail,
};

function judge({ identity, access, grants }: JudgedAccess, { snapshot, thresholds }: CheckInput): Verdict {
  const { unusedServiceDays } = thresholds;
  const { name, arn, createdAt } = identity;
  if (wholeDays(createdAt, snapshot.takenAt) < unusedServiceDays)
    return notApplicable(`${name} is younger than ${daysInWords(unusedServiceDays)}`);
  const writes = grants.filter(
    ({ action, use }) => action !== null && use !== 'not-tracked' && isWriteAction(action),
  );
  const unused = writes.flatMap(({ action, use }) => (action !== null && use === 'unused' ? [action] : []));
  const findings = (valueOf(snapshot.externalAccess)?.findings ?? []).filter(
    ({ findingType, resource, status }) =>
      findingType === 'UnusedPermission' && resource === arn && status === 'ACTIVE',
  );
  if (writes.length === 0 && findings.length === 0)
    return notApplicable(`AWS tracks no action by which ${name} may change something`);
  const evidence = fieldsOf('last accessed', access.asOf, {
    identity: name,
    unusedActions: unused.sort(),
    analyzerFindings: findings.map(({ id }) => id),
    unusedForDays: unusedServiceDays,
  });
  if (unused.length > 0 || findings.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${name} uses every action that AWS tracks`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const name = evidenceText(evidence, 'identity');
  if (evidenceList(evidence, 'unusedActions').length === 0)
    return `Access Analyzer found unused permissions of ${name}`;
  const days = daysInWords(Number(evidenceText(evidence, 'unusedForDays')));
  return `${name} did not use ${evidenceInWords(evidence, 'unusedActions')} for ${days}`;
}
