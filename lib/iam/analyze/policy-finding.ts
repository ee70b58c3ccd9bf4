import type { Severity } from '../escalation/severity';
import type { ReadPolicy } from '../policy-tools/read-policies';
import type { LocatedJson } from './locate-json';

/** Something that the analysis of a policy found. */
export interface PolicyFinding {
  code: string;
  severity: Severity | 'info';
  title: string;
  /** The very values that it is about. */
  detail: string | null;
  /** Name of the policy. */
  policy: string;
  /** Where in the policy: `Statement[0].Action[1]`. */
  path: string;
  /** Where in the input, from 1; null where the document is text inside it. */
  line: number | null;
  column: number | null;
}

/** What a finding says, before its place is looked up. */
export interface Remark extends Pick<PolicyFinding, 'code' | 'severity' | 'title'> {
  detail?: string;
  /** Inside the document, from `Statement` on. */
  at: readonly (string | number)[];
}

function toPath(at: readonly (string | number)[]): string {
  return at.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : path ? `${path}.${step}` : step),
    '',
  );
}

/** A single statement need not stand in a list, nor a single action; what has no place of its own stands in what does. */
function* waysTo(at: Remark['at']): Generator<Remark['at']> {
  const [first = 'Statement', , ...rest] = at;
  for (let length = at.length; length > 0; length -= 1) {
    yield at.slice(0, length);
    if (length > 1) yield [first, ...rest].slice(0, length - 1);
  }
}

const ranked = ['critical', 'high', 'medium', 'low', 'info'];

/** Looks the places of remarks about one policy up; the worst come first. */
export function placeRemarks(
  policy: ReadPolicy,
  remarks: readonly Remark[],
  placeOf: LocatedJson['placeOf'],
): PolicyFinding[] {
  const { at: root } = policy;
  const findings = remarks.map(({ at, detail, ...remark }) => {
    const place = root && [...waysTo(at)].map((way) => placeOf([...root, ...way])).find((found) => found);
    return {
      ...remark,
      detail: detail ?? null,
      policy: policy.name,
      path: toPath(at),
      line: place?.line ?? null,
      column: place?.column ?? null,
    };
  });
  return findings.sort((a, b) => ranked.indexOf(a.severity) - ranked.indexOf(b.severity));
}
