import { Spline } from 'lucide-react';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import type { TrustSummary } from '@/lib/db/queries/trust/summarize-trust';
import { outsideParties } from './outside-parties';
import { formatCount, formatPlural } from '@/lib/format';

interface TrustHeadProps {
  summary: TrustSummary;
  /** Null while the drawing is shown; left out while there is nothing to draw. */
  drawHref?: string | null;
  path?: ScopedPath;
}

/** Title, and in one sentence how many stand outside and how far that reaches. */
export function TrustHead({ summary, drawHref, path }: TrustHeadProps) {
  const { parties, roles, reaching } = summary;
  const kind = outsideParties.join(',');
  const words = (count: string, reach?: string) =>
    path ? <Link href={path('/trust', { kind, ...(reach ? { reach } : {}) })}>{count}</Link> : count;
  return (
    <PageHead
      title="Trust"
      lede={
        parties === 0 ? (
          'Nobody outside the accounts may assume a role, as far as scans have seen.'
        ) : (
          <>
            {formatPlural(parties, 'party', 'parties')} outside may assume{' '}
            {words(formatPlural(roles, 'role'))}
            {reaching > 0 ? (
              <>
                ; {words(formatCount(reaching), 'administrator,way')} of them{' '}
                {reaching === 1 ? 'is an administrator or has' : 'are administrators or have'} a way to one
              </>
            ) : null}
            .
          </>
        )
      }
      actions={
        drawHref ? (
          <ButtonLink href={drawHref} scroll={false}>
            <Spline aria-hidden="true" />
            Draw
          </ButtonLink>
        ) : undefined
      }
    />
  );
}
