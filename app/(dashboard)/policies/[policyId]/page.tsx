import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { cache } from 'react';
import { AnalysisView } from '@/components/policies/analysis-view';
import { NoText } from '@/components/policies/no-text';
import { PolicyPage } from '@/components/policies/policy-page';
import { VersionsCard } from '@/components/policies/versions-card';
import { scopedPath } from '@/components/shared/scoped-path';
import { can } from '@/lib/access/can';
import { parseAsOf } from '@/lib/access/as-of';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getPolicy } from '@/lib/db/queries/policies/get-policy';
import { listCarriers } from '@/lib/db/queries/policies/list-carriers';
import { listPolicyFindings } from '@/lib/db/queries/policies/list-policy-findings';
import { rightSizePolicyForAll } from '@/lib/db/queries/policies/right-size-policy';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { loadScope } from '../../scope-params';
import { analyzeStored } from '../analyze-stored';
import { loadPolicyParams } from '../search-params';
import { compareVersions } from './compare-versions';

interface PolicyPageProps {
  params: Promise<{ policyId: string }>;
  searchParams: Promise<SearchParams>;
}

/** Once per request, for the page and its title. */
const readPolicy = cache(async (ref: string, asOf: string) => {
  const viewer = await requireViewer();
  return forPage(getPolicy(viewer, { ref, at: parseAsOf(asOf) ?? { kind: 'now' as const } }));
});

async function loadPolicy({ params, searchParams }: PolicyPageProps) {
  const { policyId } = await params;
  const scope = await loadScope(searchParams);
  const { at } = scope;
  return { scope, policy: await readPolicy(policyId, at.kind === 'past' ? at.at.toISOString() : 'now') };
}

export async function generateMetadata(props: PolicyPageProps): Promise<Metadata> {
  const { policy } = await loadPolicy(props);
  return { title: `${policy.name} · ${policy.accountName}` };
}

export default async function Page(props: PolicyPageProps) {
  const viewer = await requireViewer();
  const { scope, policy } = await loadPolicy(props);
  const { at, place } = scope;
  const asked = await loadPolicyParams(props.searchParams);
  const path = scopedPath(scope);
  const canAnalyze = can(viewer, 'policy:analyze');
  const [carriers, findings, analyzed, compared, settings] = await Promise.all([
    listCarriers(viewer, { policy, at }),
    listPolicyFindings(viewer, { policy, at }),
    analyzeStored(viewer, policy),
    compareVersions(viewer, { policy, at, asked }),
    getEffectiveSettings(viewer, place),
  ]);
  const days = settings.unusedServiceDays;
  const use =
    policy.kind === 'trust'
      ? null
      : await rightSizePolicyForAll(viewer, { policy, carriers, at, mode: asked.mode, days });
  return (
    <PolicyPage
      policy={policy}
      carriers={carriers}
      findings={findings}
      use={use}
      days={days}
      canAnalyze={canAnalyze}
      path={path}
      analysis={
        analyzed && 'analysis' in analyzed ? (
          <AnalysisView analyzed={analyzed} name={policy.name} />
        ) : (
          <NoText problem={analyzed?.problem ?? null} />
        )
      }
      versions={<VersionsCard {...compared} policyRef={policy.ref} path={path} />}
    />
  );
}
