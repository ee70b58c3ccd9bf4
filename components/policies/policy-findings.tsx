import { SeverityMark } from '@/components/shared/severity-mark';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Td, Th } from '@/components/ui/table';
import type { PolicyFinding } from '@/lib/iam/analyze/policy-finding';
import { formatCount } from '@/lib/format';
import { lineHref } from './policy-viewer';

const mostRows = 100;

/** What the analysis found in the text, the worst first; each leads to its line. */
export function PolicyFindings({ findings }: { findings: readonly PolicyFinding[] }) {
  if (findings.length === 0)
    return (
      <EmptyState kind="good" title="Nothing is wrong with the text">
        AWS documents every service and action that it names, and its conditions limit something.
      </EmptyState>
    );
  const hidden = findings.length - mostRows;
  return (
    <>
      <Table caption="What is wrong with the policy, worst first" size="compact">
        <thead>
          <tr>
            <Th>What</Th>
            <Th>Where</Th>
          </tr>
        </thead>
        <tbody>
          {findings.slice(0, mostRows).map((finding, index) => (
            <tr key={index}>
              <Td phone="full" className="sm:py-2!">
                <span className="flex items-start gap-2.5">
                  <SeverityMark severity={finding.severity} iconOnly className="mt-0.5" />
                  <span className="min-w-0">
                    <span className="font-medium">{finding.title}</span>
                    {finding.detail ? (
                      <code className="block text-caption break-all text-fg-2">{finding.detail}</code>
                    ) : null}
                  </span>
                </span>
              </Td>
              <Td label="Where" className="align-top whitespace-nowrap sm:py-2!">
                <LineLink line={finding.line} fallback={finding.path} />
                <code className="block text-caption text-fg-3">{finding.code}</code>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {hidden > 0 ? (
        <p className="border-t border-line px-4 py-2 text-small text-fg-3 sm:px-5">
          and {formatCount(hidden)} more
        </p>
      ) : null}
    </>
  );
}

/** "Line 12", leading there; where there is no such line the place in words. */
export function LineLink({ line, fallback, id }: { line: number | null; fallback: string; id?: string }) {
  const href = lineHref(line, id);
  if (href === null) return <span className="text-fg-2">{line === null ? fallback : `Line ${line}`}</span>;
  return (
    <a href={href} className="link">
      Line {line}
    </a>
  );
}
