import { ScoreOwners } from '@/components/score/score-owners';
import { scopedPath } from '@/components/shared/scoped-path';
import { SectionBoundary } from '@/components/shared/section-boundary';
import { Card, CardBody } from '@/components/ui/card';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { Viewer } from '@/lib/access/viewer';
import { getOwnerScores } from '@/lib/db/queries/scores/get-owner-scores';
import type { PageScope } from '../scope-params';

interface OwnerScoresProps {
  viewer: Viewer;
  scope: PageScope;
}

/** Parts every single result, which the rest of the page need not wait for. */
export function OwnerScores(props: OwnerScoresProps) {
  return (
    <SectionBoundary
      name="Owners"
      fallback={
        <Card>
          <CardBody>
            <SkeletonRows rows={5} />
          </CardBody>
        </Card>
      }
    >
      <Loaded {...props} />
    </SectionBoundary>
  );
}

async function Loaded({ viewer, scope }: OwnerScoresProps) {
  const owners = await getOwnerScores(viewer, { ...scope.place, at: scope.at });
  return <ScoreOwners owners={owners} path={scopedPath(scope)} />;
}
