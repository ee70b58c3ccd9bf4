import { AnalysisView } from '@/components/policies/analysis-view';
import { ChosenPolicyHead } from '@/components/policies/chosen-policy-head';
import { NoText } from '@/components/policies/no-text';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { getPolicy } from '@/lib/db/queries/policies/get-policy';
import { toAppError } from '@/lib/errors';
import { analyzeStored } from './analyze-stored';

interface ChosenPolicyProps {
  viewer: Viewer;
  policyRef: string;
  at: AsOf;
  find: string;
  path: ScopedPath;
}

/** The policy that was picked: late without keeping the list waiting. */
export async function ChosenPolicy({ viewer, policyRef, at, find, path }: ChosenPolicyProps) {
  const policy = await getPolicy(viewer, { ref: policyRef, at }).catch((error: unknown) => {
    if (toAppError(error).code === 'not-found') return null;
    throw error;
  });
  if (!policy)
    return (
      <Card>
        <EmptyState kind="none" title="There is no such policy here">
          It did not exist at this time, or is in no account that you see. Choose one of the list.
        </EmptyState>
      </Card>
    );
  const analyzed = await analyzeStored(viewer, policy);
  return (
    <>
      <ChosenPolicyHead policy={policy} pasteHref={path('/policies', { find })} path={path} />
      {analyzed && 'analysis' in analyzed ? (
        <AnalysisView analyzed={analyzed} name={policy.name} />
      ) : (
        <NoText problem={analyzed?.problem ?? null} />
      )}
    </>
  );
}
