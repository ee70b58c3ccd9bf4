import type { RegionDetection } from '@/lib/snapshot/data/detection';
import { type Instant, type Reading, whyUnread } from '@/lib/snapshot/reading';
import type { CheckInput, CheckResult, Severity } from '../types';
import { dataGap, unknownResult, unknownResults } from './data-gap';
import { rootArn } from './root-facts';
import type { Verdict } from './verdict';

/** The parts of a region that are read each for itself. */
type ServiceName = Exclude<keyof RegionDetection, 'region'>;
type StateOf<N extends ServiceName> = RegionDetection[N] extends Reading<infer T> ? T : never;

export interface RegionState<T> {
  region: string;
  state: T;
  asOf: Instant;
}

/** The state of one detection service in the regions where it was read; null when none of them was asked. */
export function readRegions<N extends ServiceName>(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  service: N,
): RegionState<StateOf<N>>[] | null {
  if (snapshot.detection.state !== 'read') return null;
  return snapshot.detection.value.flatMap(({ region, ...services }) => {
    const reading = services[service] as Reading<StateOf<N>>;
    return reading.state === 'read' ? [{ region, state: reading.value, asOf: reading.asOf }] : [];
  });
}

/** One unknown result for each region that refused to tell of a service, or for the account when none was read. */
export function unreadRegionsOf(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  service: ServiceName,
  severity: Severity,
): CheckResult[] {
  const resource = rootArn(snapshot);
  const { detection } = snapshot;
  if (detection.state !== 'read') return unknownResults(dataGap(detection), severity, [resource]);
  return detection.value.flatMap((state) => {
    const { [service]: reading, region } = state;
    if (reading.state !== 'unread') return [];
    return [{ ...unknownResult(resource, severity, whyUnread(reading) ?? ''), part: region }];
  });
}

/** One result per enabled region, by the state of one service there; a null verdict leaves its region out. */
export function judgeRegions<N extends ServiceName>(
  input: CheckInput,
  { service, severity }: { service: N; severity: Severity },
  judge: (state: RegionState<StateOf<N>>) => Verdict | null,
): CheckResult[] {
  const resource = rootArn(input.snapshot);
  const judged = (readRegions(input, service) ?? []).flatMap((state): CheckResult[] => {
    const verdict = judge(state);
    return verdict ? [{ resource, part: state.region, severity, ...verdict }] : [];
  });
  return [...judged, ...unreadRegionsOf(input, service, severity)];
}
