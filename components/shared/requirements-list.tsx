import type { ScopedPath } from '@/components/shared/scoped-path';
import { Link } from '@/components/ui/link';
import type { CheckReference } from '@/lib/db/queries/checks/get-check-reference';

/** Requirements of frameworks that name a check, by framework. */
export function RequirementsList({
  requirements,
  path,
}: {
  requirements: CheckReference['requirements'];
  path: ScopedPath;
}) {
  if (requirements.length === 0) return <p className="text-fg-3">None.</p>;
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-x-5 gap-y-1.5 max-sm:grid-cols-1">
      {requirements.map(({ framework, ids }) => (
        <div key={framework.id} className="contents">
          <dt className="text-fg-2">
            {framework.name} {framework.version}
          </dt>
          <dd className="flex flex-wrap gap-x-3 gap-y-1 font-mono text-small">
            {ids.map((id) => (
              <Link
                key={id}
                href={path(`/compliance/${framework.id}/${encodeURIComponent(id)}`)}
                className="inline-block min-h-6 min-w-6 leading-6"
              >
                {id}
              </Link>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
