import { PageHead } from '@/components/shared/page-head';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import type { ResultCounts } from '@/lib/db/queries/checks/count-results';
import { formatCount, formatDateTime, formatPlural } from '@/lib/format';
import { checks } from '@/lib/posture/checks';

interface FindingsHeadProps {
  results: ResultCounts;
  open: number;
  exceptionsHref: string;
}

/** Title, and what is known in one sentence. */
export function FindingsHead({ results, open, exceptionsHref }: FindingsHeadProps) {
  const where = formatPlural(results.accounts, 'account');
  return (
    <PageHead
      title="Findings"
      actions={<ButtonLink href={exceptionsHref}>Exceptions</ButtonLink>}
      lede={
        results.accounts === 0
          ? 'What is wrong, where, since when, and who owns it.'
          : `${formatCount(open)} open in ${where}, by ${formatPlural(checks.length, 'check')}. ${unknownWords(results)}`
      }
    />
  );
}

function unknownWords({ unknown }: ResultCounts): string {
  if (unknown === 0) return 'Every result is known.';
  return `${formatPlural(unknown, 'result')} ${unknown === 1 ? 'is' : 'are'} unknown.`;
}

/** Nothing is open: good, unless much of it could not be read. */
export function FindingsEmpty({ results }: { results: ResultCounts }) {
  return (
    <EmptyState
      kind={results.unknown > 0 ? 'plain' : 'good'}
      title={results.unknown > 0 ? 'No open finding among what could be read' : 'No open findings'}
      footnote={results.checkedAt ? `Checked ${formatDateTime(results.checkedAt)}` : undefined}
    >
      {formatPlural(results.pass, 'result')} passed. {unknownWords(results)}
    </EmptyState>
  );
}
