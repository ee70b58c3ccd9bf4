import type { ScopedPath } from '@/components/shared/scoped-path';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { FrameworkComparison, StandingChange } from '@/lib/db/queries/compliance/compare-standings';
import { formatCount } from '@/lib/format';
import type { Framework, Requirement } from '@/lib/posture/compliance/types';
import { changeKinds, changeWords } from './change-words';
import { StatusMark } from './status-mark';

interface ComparisonTableProps {
  comparison: FrameworkComparison;
  isSameShown: boolean;
  path: ScopedPath;
}

/** Requirements of both sides by what became of them, each with how it stands. */
export function ComparisonTable({ comparison, isSameShown, path }: ComparisonTableProps) {
  const { before, after, changes } = comparison;
  const byKind = Map.groupBy(changes, ({ kind }) => kind);
  const shown = changeKinds.filter((kind) => byKind.has(kind) && (kind !== 'same' || isSameShown));
  if (shown.length === 0)
    return (
      <Card>
        <EmptyState kind="none" title="No difference">
          Both ask for the same requirements by the same checks.
        </EmptyState>
      </Card>
    );
  return (
    <Card>
      <Table caption="Requirements of both, by what became of them" size="dense" headed>
        <thead>
          <tr>
            <Th className="w-24">{before.version}</Th>
            <Th className="w-24">{after.version}</Th>
            <Th className="min-w-56">Requirement</Th>
            <Th className="w-[30%] min-w-48">Checks</Th>
            <Th className="w-48">Stands</Th>
          </tr>
        </thead>
        {shown.map((kind) => (
          <tbody key={kind}>
            <tr className="*:bg-sunken">
              <th scope="rowgroup" colSpan={5} className="py-2! text-base! font-medium! text-fg!">
                {changeWords[kind]}{' '}
                <span className="font-normal text-fg-3">{formatCount(byKind.get(kind)?.length ?? 0)}</span>
              </th>
            </tr>
            {byKind.get(kind)?.map((change) => (
              <ChangeRow key={keyOf(change)} change={change} before={before} after={after} path={path} />
            ))}
          </tbody>
        ))}
      </Table>
    </Card>
  );
}

interface ChangeRowProps {
  change: StandingChange;
  before: Framework;
  after: Framework;
  path: ScopedPath;
}

function ChangeRow({ change, before, after, path }: ChangeRowProps) {
  const old = 'before' in change ? change.before : null;
  const current = 'after' in change ? change.after : null;
  const { beforeStatus, afterStatus } = change;
  return (
    <tr>
      <Td label={before.version} className="font-mono text-small">
        <Number requirement={old} framework={before} path={path} />
      </Td>
      <Td label={after.version} className="font-mono text-small">
        <Number requirement={current} framework={after} path={path} />
      </Td>
      <Td phone="full" className="whitespace-normal">
        {(current ?? old)?.title}
        {old && current && old.title !== current.title ? (
          <span className="block text-caption text-fg-3">was: {old.title}</span>
        ) : null}
      </Td>
      <Td label="Checks" className="py-1.5! whitespace-normal">
        <Checks change={change} />
      </Td>
      <Td label="Stands">
        <span className="inline-flex flex-wrap items-center gap-x-2">
          {beforeStatus !== null && beforeStatus !== afterStatus ? (
            <>
              <StatusMark status={beforeStatus} />
              {afterStatus === null ? null : (
                <span aria-label="then" className="text-fg-3">
                  →
                </span>
              )}
            </>
          ) : null}
          {afterStatus === null ? null : <StatusMark status={afterStatus} />}
        </span>
      </Td>
    </tr>
  );
}

interface NumberProps {
  requirement: Requirement | null;
  framework: Framework;
  path: ScopedPath;
}

function Number({ requirement, framework, path }: NumberProps) {
  if (!requirement) return <span className="font-sans text-fg-3">none</span>;
  return (
    <Link href={path(`/compliance/${framework.id}/${encodeURIComponent(requirement.id)}`)}>
      {requirement.id}
    </Link>
  );
}

/** Of a changed requirement what is asked more and less, by sign and word; of another one its checks. */
function Checks({ change }: { change: StandingChange }) {
  if (change.kind === 'changed')
    return (
      <ul className="font-mono text-caption">
        {change.addedChecks.map((id) => (
          <li key={id} className="text-pass">
            <span aria-hidden="true">+ </span>
            <span className="sr-only">more: </span>
            {id}
          </li>
        ))}
        {change.removedChecks.map((id) => (
          <li key={id} className="text-fail">
            <span aria-hidden="true">− </span>
            <span className="sr-only">no longer: </span>
            {id}
          </li>
        ))}
      </ul>
    );
  const { checks } = 'after' in change ? change.after : change.before;
  return checks.length > 0 ? (
    <span className="font-mono text-caption text-fg-2">{checks.join(', ')}</span>
  ) : (
    <span className="text-small text-fg-3">a person attests it</span>
  );
}

function keyOf(change: StandingChange): string {
  return [('before' in change && change.before.id) || '', ('after' in change && change.after.id) || ''].join(
    ' ',
  );
}
