import type { SearchParams } from 'nuqs/server';
import { AnalysisSkeleton } from '@/components/policies/analysis-skeleton';
import { PasteSimulation } from '@/components/policies/paste-simulation';
import { PolicyToolsFrame } from '@/components/policies/policy-tools-frame';
import { PrincipalPicker } from '@/components/policies/principal-picker';
import { readKeyRows } from '@/components/policies/simulation-request';
import { scopedPath } from '@/components/shared/scoped-path';
import { SectionBoundary } from '@/components/shared/section-boundary';
import { Column, Grid } from '@/components/ui/grid';
import { requirePagePermission } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { loadScope } from '../../scope-params';
import { findPrincipals } from '../find-principals';
import { loadSimulateParams } from '../search-params';
import { simulatePastedAction, suggestActionsAction } from './actions';
import { ChosenPrincipal } from './chosen-principal';

export const metadata = { title: 'Simulate policies' };

export default async function SimulatePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  await requirePagePermission(viewer, 'policy:analyze');
  const scope = await loadScope(searchParams);
  const { find, identity, action, resource, key, complete } = await loadSimulateParams(searchParams);
  const found = await findPrincipals(viewer, scope, find);
  const path = scopedPath(scope);
  const fields = { action, resource, keys: readKeyRows(key), complete };
  const question = { action, resource, key, complete: complete ? 'true' : null };
  return (
    <PolicyToolsFrame tool="simulate" path={path}>
      <Grid className="items-start">
        <Column span={4}>
          <PrincipalPicker
            {...found}
            find={find}
            chosen={identity}
            hrefOf={(id) => path('/policies/simulate', { ...question, find, identity: id })}
          />
        </Column>
        <Column span={8}>
          {identity ? (
            <SectionBoundary key={identity} name="The simulation" fallback={<AnalysisSkeleton />}>
              <ChosenPrincipal
                viewer={viewer}
                identityId={identity}
                at={scope.at}
                fields={fields}
                path={path}
              />
            </SectionBoundary>
          ) : (
            <PasteSimulation
              initial={fields}
              suggest={suggestActionsAction}
              simulate={simulatePastedAction}
            />
          )}
        </Column>
      </Grid>
    </PolicyToolsFrame>
  );
}
