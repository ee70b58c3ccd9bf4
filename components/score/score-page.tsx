import type { ReactNode } from 'react';
import { PageHead } from '@/components/shared/page-head';
import { PrintButton } from '@/components/shared/print-button';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Grid, spanClass } from '@/components/ui/grid';
import type { Scores } from '@/lib/db/queries/scores/get-scores';
import { formatPercent } from '@/lib/format';
import type { Breakdown } from '@/lib/posture/scoring/break-down';
import { BestFixes } from './best-fixes';
import { ScoreAccounts } from './score-accounts';
import { ScoreArithmetic } from './score-arithmetic';
import { ScoreChecks } from './score-checks';

interface ScorePageProps {
  scores: Scores;
  breakdown: Breakdown;
  /** What is wrong where a check fails. */
  failTitleOf: (checkId: string) => string;
  titleOf: (checkId: string) => string;
  /** The score by who answers for what. */
  owners: ReactNode;
  path: ScopedPath;
}

/** The score of a place, taken apart until it adds up. */
export function ScorePage({ scores, breakdown, failTitleOf, titleOf, owners, path }: ScorePageProps) {
  const known = scores.known ?? 0;
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Overview', href: path('/') }, { label: 'Score' }]}
        title={`Score ${breakdown.score.toFixed(1)} of 100`}
        lede={`${formatPercent(100 * known)} of the weight is known; what could not be read earns nothing, so that losing data never raises the score.`}
        actions={<PrintButton />}
      />
      <Grid>
        <div className={spanClass(4)}>
          <ScoreArithmetic
            breakdown={breakdown}
            weights={scores.weights}
            countingExceptions={scores.countingExceptions}
          />
        </div>
        <div className={spanClass(8)}>
          <BestFixes breakdown={breakdown} titleOf={failTitleOf} path={path} />
        </div>
        <ScoreAccounts scores={scores} path={path} />
        {owners}
        <ScoreChecks breakdown={breakdown} titleOf={titleOf} path={path} />
      </Grid>
    </>
  );
}
