import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { toCopy } from '@/components/compliance/editor/draft';
import { FrameworkEditor } from '@/components/compliance/editor/framework-editor';
import { FrameworkImport } from '@/components/compliance/editor/framework-import';
import { PageHead } from '@/components/shared/page-head';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { forPage, requirePagePermission } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getFrameworkById } from '@/lib/db/queries/compliance/list-frameworks';
import { saveFrameworkAction } from '../actions';
import { checkOptions } from '../check-options';

export const metadata = { title: 'Make a framework' };

const loadParams = createLoader({ from: parseAsString });

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  await requirePagePermission(viewer, 'framework:edit');
  const { from } = await loadParams(searchParams);
  const source = from === null ? null : (await forPage(getFrameworkById(viewer, from))).framework;
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Compliance', href: '/compliance' }, { label: 'Make a framework' }]}
        title={source ? `My own ${source.name} ${source.version}` : 'Make a framework'}
        lede="A framework of your own maps what your company asks for to checks. It is judged, printed and exported as those that ship."
      />
      <div className="grid grid-cols-1 gap-4">
        {source ? null : (
          <Card>
            <CardHeader
              title="From a file"
              subtitle="What the export of a framework gives can be given back."
            />
            <CardBody className="max-w-xl">
              <FrameworkImport save={saveFrameworkAction} />
            </CardBody>
          </Card>
        )}
        <FrameworkEditor
          framework={source && toCopy(source)}
          isChange={false}
          options={checkOptions}
          save={saveFrameworkAction}
          backHref={source ? `/compliance/${source.id}` : '/compliance'}
        />
      </div>
    </>
  );
}
