import type { Instance } from '@/lib/snapshot/data/compute';
import { whyUnread } from '@/lib/snapshot/reading';
import { dataGap, unknownResult, unknownResults } from './data-gap';
import { rootArn } from './root-facts';
import { notApplicable, type Verdict } from './verdict';
import type { CheckInput, CheckResult, Severity } from '../types';

/** An instance with where it runs and when it was read. */
export interface PlacedInstance extends Instance {
  region: string;
  asOf: string;
}

/**
 * One result per EC2 instance of the enabled regions: not applicable unless it runs, and once for an account without any.
 * Unknown per region whose instances were not read.
 */
export function judgeInstances(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (instance: PlacedInstance) => Verdict,
): CheckResult[] {
  const { compute } = snapshot;
  const account = rootArn(snapshot);
  if (compute.state !== 'read') return unknownResults(dataGap(compute), severity, [account]);
  const results = compute.value.flatMap(({ region, instances }): CheckResult[] => {
    if (instances.state !== 'read')
      return [{ ...unknownResult(account, severity, whyUnread(instances) ?? ''), part: region }];
    const { asOf } = instances;
    return instances.value.map((instance) => {
      const verdict = whyIdle(instance) ?? judge({ ...instance, region, asOf });
      return { resource: instance.arn, severity, ...verdict };
    });
  });
  if (results.length > 0) return results;
  return [{ resource: account, severity, ...notApplicable('The account has no instances') }];
}

function whyIdle({ id, state }: Instance): Verdict | null {
  return state === 'running' ? null : notApplicable(`${id} is ${state}`);
}
