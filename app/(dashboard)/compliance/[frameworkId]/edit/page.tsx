import { notFound } from 'next/navigation';
import { FrameworkEditor } from '@/components/compliance/editor/framework-editor';
import { PageHead } from '@/components/shared/page-head';
import { forPage, requirePagePermission } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { getFrameworkById } from '@/lib/db/queries/compliance/list-frameworks';
import { saveFrameworkAction } from '../../actions';
import { checkOptions } from '../../check-options';

export const metadata = { title: 'Change a framework' };

export default async function Page({ params }: { params: Promise<{ frameworkId: string }> }) {
  const viewer = await requireViewer();
  await requirePagePermission(viewer, 'framework:edit');
  const { frameworkId } = await params;
  const { framework, custom } = await forPage(getFrameworkById(viewer, frameworkId));
  if (!custom) notFound();
  const own = `/compliance/${framework.id}`;
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Compliance', href: '/compliance' },
          { label: framework.name, href: own },
          { label: 'Change' },
        ]}
        title={`Change ${framework.name}`}
        lede="Judged anew as soon as it is saved, past days too. What people attested stays with the number of its requirement."
      />
      <FrameworkEditor
        framework={framework}
        isChange
        options={checkOptions}
        save={saveFrameworkAction}
        backHref={own}
      />
    </>
  );
}
