import type { SearchParams } from 'nuqs/server';
import { AnalysisSkeleton } from '@/components/policies/analysis-skeleton';
import { PolicyToolsFrame } from '@/components/policies/policy-tools-frame';
import { PrincipalPicker } from '@/components/policies/principal-picker';
import { scopedPath } from '@/components/shared/scoped-path';
import { SectionBoundary } from '@/components/shared/section-boundary';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Column, Grid } from '@/components/ui/grid';
import { requirePagePermission } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { loadScope } from '../../scope-params';
import { findPrincipals } from '../find-principals';
import { loadRightSizeParams } from '../search-params';
import { SizedIdentity } from './sized-identity';

export const metadata = { title: 'Right-size policies' };

export default async function RightSizePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  await requirePagePermission(viewer, 'policy:analyze');
  const scope = await loadScope(searchParams);
  const { find, identity, mode, days } = await loadRightSizeParams(searchParams);
  const found = await findPrincipals(viewer, scope, find);
  const path = scopedPath(scope);
  return (
    <PolicyToolsFrame tool="right-size" path={path}>
      <Grid className="items-start">
        <Column span={4}>
          <PrincipalPicker
            {...found}
            find={find}
            chosen={identity}
            hrefOf={(id) => path('/policies/right-size', { find, identity: id, mode, days })}
          />
        </Column>
        <Column span={8}>
          {identity ? (
            <SectionBoundary
              key={`${identity} ${mode} ${days}`}
              name="The smaller policy"
              fallback={<AnalysisSkeleton />}
            >
              <SizedIdentity
                viewer={viewer}
                identityId={identity}
                at={scope.at}
                mode={mode}
                days={days}
                place={scope.place}
                hrefOf={(next) => path('/policies/right-size', { find, identity, mode: next, days })}
                path={path}
              />
            </SectionBoundary>
          ) : (
            <Card>
              <EmptyState title="Choose a user or a role">
                Its policies are set against what it was seen to use, and what was not used is taken out.
              </EmptyState>
            </Card>
          )}
        </Column>
      </Grid>
    </PolicyToolsFrame>
  );
}
