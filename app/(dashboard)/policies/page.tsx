import type { SearchParams } from 'nuqs/server';
import { AnalysisSkeleton } from '@/components/policies/analysis-skeleton';
import { AnalyzeForm } from '@/components/policies/analyze-form';
import { PolicyPicker } from '@/components/policies/policy-picker';
import { PolicyToolsFrame } from '@/components/policies/policy-tools-frame';
import { scopedPath } from '@/components/shared/scoped-path';
import { SectionBoundary } from '@/components/shared/section-boundary';
import { Column, Grid } from '@/components/ui/grid';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { listPolicies } from '@/lib/db/queries/policies/list-policies';
import { loadScope } from '../scope-params';
import { analyzeTextAction } from './actions';
import { ChosenPolicy } from './chosen-policy';
import { loadAnalyzeParams } from './search-params';

export const metadata = { title: 'Analyze policies' };

const shown = 12;

export default async function AnalyzePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const { at, place } = scope;
  const { find, policy } = await loadAnalyzeParams(searchParams);
  const found = await forPage(listPolicies(viewer, { ...place, at, q: find, size: shown + 1 }));
  const path = scopedPath(scope);
  return (
    <PolicyToolsFrame tool="analyze" path={path}>
      <Grid className="items-start">
        <Column span={4}>
          <PolicyPicker
            policies={found.slice(0, shown)}
            more={found.length > shown}
            find={find}
            chosen={policy}
            hrefOf={(ref) => path('/policies', { find, policy: ref })}
          />
        </Column>
        <Column span={8}>
          {policy ? (
            <SectionBoundary key={policy} name="The analysis of this policy" fallback={<AnalysisSkeleton />}>
              <ChosenPolicy viewer={viewer} policyRef={policy} at={at} path={path} find={find} />
            </SectionBoundary>
          ) : (
            <AnalyzeForm analyze={analyzeTextAction} />
          )}
        </Column>
      </Grid>
    </PolicyToolsFrame>
  );
}
