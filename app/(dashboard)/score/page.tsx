import type { SearchParams } from 'nuqs/server';
import { checkOf, failTitleOf } from '@/components/findings/check-of';
import { ScorePage } from '@/components/score/score-page';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { PageHead } from '@/components/shared/page-head';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getScores } from '@/lib/db/queries/scores/get-scores';
import { breakDown } from '@/lib/posture/scoring/break-down';
import { loadScope } from '../scope-params';
import { OwnerScores } from './owner-scores';

export const metadata = { title: 'Score' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const scores = await forPage(getScores(viewer, { ...scope.place, at: scope.at }));
  const breakdown = breakDown(scores.accounts);
  if (!breakdown) {
    return (
      <>
        <PageHead title="Score" lede="How much of what good practice asks for holds." />
        <NothingScanned
          what="Here stands the score with all its arithmetic."
          past={scope.at.kind === 'past'}
          nowHref="/score"
        />
      </>
    );
  }
  return (
    <ScorePage
      scores={scores}
      breakdown={breakdown}
      failTitleOf={failTitleOf}
      titleOf={(checkId) => checkOf(checkId)?.title ?? checkId}
      owners={<OwnerScores viewer={viewer} scope={scope} />}
      path={scopedPath(scope)}
    />
  );
}
