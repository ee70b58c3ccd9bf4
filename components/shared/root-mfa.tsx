import { ResultMark } from '@/components/shared/result-mark';
import { SeverityMark } from '@/components/shared/severity-mark';
import { UnknownValue } from '@/components/shared/unknown-value';

interface RootMfaProps {
  /** Null: could not be read. */
  active: boolean | null;
  /** It has no credential that MFA could protect. */
  removed: boolean;
  /** With the mark of a pass. */
  mark?: boolean;
}

/** Whether the root user has MFA; unknown is neither. */
export function RootMfa({ active, removed, mark = false }: RootMfaProps) {
  if (active) return mark ? <ResultMark result="pass" word="On" /> : <>On</>;
  if (removed) return <span className="text-fg-3">Root removed</span>;
  return active === null ? (
    <UnknownValue kind="unknown" />
  ) : (
    <SeverityMark severity="critical" word="Missing" />
  );
}
