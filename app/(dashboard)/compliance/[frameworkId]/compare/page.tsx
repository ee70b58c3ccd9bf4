import { createLoader, parseAsBoolean, parseAsString, type SearchParams } from 'nuqs/server';
import { ComparisonPage } from '@/components/compliance/comparison-page';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { compareStandings } from '@/lib/db/queries/compliance/compare-standings';
import { getFrameworkById, listFrameworks } from '@/lib/db/queries/compliance/list-frameworks';
import { chooseCounterpart } from '@/lib/posture/compliance/choose-counterpart';
import { loadScope } from '../../../scope-params';

interface PageProps {
  params: Promise<{ frameworkId: string }>;
  searchParams: Promise<SearchParams>;
}

export const metadata = { title: 'Compare frameworks' };

const loadParams = createLoader({ with: parseAsString, same: parseAsBoolean.withDefault(false) });

export default async function Page({ params, searchParams }: PageProps) {
  const viewer = await requireViewer();
  const [{ frameworkId }, scope, asked] = await Promise.all([
    params,
    loadScope(searchParams),
    loadParams(searchParams),
  ]);
  const { framework } = await forPage(getFrameworkById(viewer, frameworkId));
  const all = (await listFrameworks(viewer)).map((one) => one.framework);
  const before = asked.with ?? chooseCounterpart(framework, all)?.id ?? null;
  const comparison =
    before === null || before === framework.id
      ? null
      : await forPage(
          compareStandings(viewer, { ...scope.place, at: scope.at, before, after: framework.id }),
        );
  return (
    <ComparisonPage
      framework={framework}
      comparison={comparison}
      choices={all
        .filter(({ id }) => id !== framework.id)
        .map(({ id, name, version }) => ({ id, name, version }))}
      isSameShown={asked.same}
      path={scopedPath(scope)}
    />
  );
}
