import type { Grant } from '@/lib/iam/types';
import { judgeAccess, type JudgedAccess } from '../../facts/judge-access';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { daysInWords, wholeDays } from '../../days';
import { evidenceList } from '../../facts/list-in-words';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'low';

/** Fewer than these are not worth a policy of their own. */
const leastUnused = 3;

/** An identity uses most of the services that it is granted. Ours. */
export const unusedServicesGranted: Check = {
  id: 'unused-services-granted',
  group: 'least-privilege',
  title: 'Granted services are used',
  failTitle: 'Many granted services are not used',
  rationale:
    'A permission that its owner never uses helps an attacker alone. AWS knows which services were tried, so most of the surplus can be taken away without guessing.',
  logic:
    'Divides the services that were not tried within the days given by all that the policies grant. Fails when at least three are unused and their share is the limit or more. Not applicable to administrators, to roles of AWS services and of Identity Center, and to identities younger than the days given.',
  tier: 'core',
  subject: 'identity',
  severity,
  stages: ['last-accessed', 'authorization-details'],
  parameters: ['unusedServiceDays', 'unusedServiceShare'],
  remedy: {
    console:
      'IAM, <arn>, Last accessed: leave the services in use in the policy and take the others out. Access Analyzer can write a policy from CloudTrail.',
    cli: [
      'aws iam generate-service-last-accessed-details --arn <arn> --granularity SERVICE_LEVEL',
      'aws iam get-service-last-accessed-details --job-id <job-id>',
    ].join('\n'),
    terraform: '# narrow the statements of the policies of <arn> to the services in use',
  },
  references: ['AWS IAM User Guide: Refine permissions using last accessed information'],
  evaluate: (input) => judgeAccess(input, severity, (judged) => judge(judged, input)),
  describeFail,
};

function judge({ identity, access, grants }: JudgedAccess, { snapshot, thresholds }: CheckInput): Verdict {
  const { unusedServiceDays, unusedServiceShare } = thresholds;
  const { name, createdAt } = identity;
  if (wholeDays(createdAt, snapshot.takenAt) < unusedServiceDays)
    return notApplicable(`${name} is younger than ${daysInWords(unusedServiceDays)}`);
  const { granted, unused } = countServices(grants);
  const evidence = fieldsOf('last accessed', access.asOf, {
    identity: name,
    servicesGranted: granted,
    unusedServices: unused,
    unusedForDays: unusedServiceDays,
  });
  if (unused.length >= leastUnused && unused.length / granted >= unusedServiceShare)
    return failing(evidence, describeFail);
  const used = granted - unused.length;
  return { result: 'pass', title: `${name} uses ${used} of ${granted} granted services`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const unused = evidenceList(evidence, 'unusedServices').length;
  const days = daysInWords(Number(evidenceText(evidence, 'unusedForDays')));
  const granted = evidenceText(evidence, 'servicesGranted');
  return `${evidenceText(evidence, 'identity')} did not use ${unused} of ${granted} granted services for ${days}`;
}

interface ServiceCount {
  granted: number;
  unused: readonly string[];
}

const remembered = new WeakMap<readonly Grant[], ServiceCount>();

/** Grants that did not move are the very same list from scan to scan. */
function countServices(grants: readonly Grant[]): ServiceCount {
  const known = remembered.get(grants);
  if (known) return known;
  const services = grants.filter(({ action }) => action === null);
  const unused = services.filter(({ use }) => use === 'unused').map(({ service }) => service);
  const count = { granted: services.length, unused: unused.sort() };
  remembered.set(grants, count);
  return count;
}
