import { ResultMark } from '@/components/shared/result-mark';
import { SeverityMark } from '@/components/shared/severity-mark';
import { UnknownValue } from '@/components/shared/unknown-value';

/** Whether the root user has MFA; unknown is neither. */
export function RootMfa({
  active,
  why,
  mark = false,
}: {
  active: boolean | null;
  why?: string;
  mark?: boolean;
}) {
  if (active === null) return <UnknownValue kind="unknown" {...(why ? { reason: why } : {})} />;
  if (!active) return <SeverityMark severity="critical" word="Missing" />;
  return mark ? <ResultMark result="pass" word="On" /> : <span className="text-fg-2">On</span>;
}
