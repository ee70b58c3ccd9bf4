import type { ScopedPath } from '@/components/shared/scoped-path';
import { SeverityMark } from '@/components/shared/severity-mark';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { ReferencedCheck } from '@/lib/db/queries/checks/get-check-reference';
import { formatCount } from '@/lib/format';
import type { CheckCounts } from '@/lib/posture/compliance/evaluate-framework';
import { groupTitles, runningInWords } from './check-words';
import { failsOf } from './shown-checks';

/** Checks by group, with their results of the scope, each kind apart. */
export function ChecksTable({ checks, path }: { checks: readonly ReferencedCheck[]; path: ScopedPath }) {
  const groups = Map.groupBy(checks, ({ check }) => check.group);
  const ordered = Object.keys(groupTitles).flatMap((group) => {
    const members = groups.get(group);
    return members ? [{ group, members }] : [];
  });
  return (
    <Card>
      <Table caption="Checks by group" size="compact" cards={false} headed>
        <thead>
          <tr>
            <Th>Check</Th>
            <Th className="max-sm:hidden">Severity</Th>
            <Th className="max-sm:hidden">Tier</Th>
            <Th num>Fail</Th>
            <Th num className="max-lg:hidden">
              Pass
            </Th>
            <Th num className="max-sm:hidden">
              Unknown
            </Th>
            <Th num className="max-lg:hidden">
              Manual
            </Th>
            <Th num className="max-lg:hidden">
              Not applicable
            </Th>
          </tr>
        </thead>
        {ordered.map(({ group, members }) => (
          <tbody key={group}>
            <tr className="*:bg-sunken">
              <th scope="rowgroup" colSpan={8} className="py-2! text-base! font-medium! text-fg!">
                {groupTitles[group]} <span className="font-normal text-fg-3">{members.length}</span>
              </th>
            </tr>
            {members.map((one) => (
              <CheckRow key={one.check.id} one={one} path={path} />
            ))}
          </tbody>
        ))}
      </Table>
    </Card>
  );
}

function CheckRow({ one, path }: { one: ReferencedCheck; path: ScopedPath }) {
  const { check, running, counts } = one;
  const fails = failsOf(one);
  const count = (of: (counts: CheckCounts) => number) =>
    counts ? formatCount(of(counts)) : <span className="text-fg-3">–</span>;
  return (
    <tr>
      <Td className="py-1.5!">
        <Link href={path(`/checks/${check.id}`)} className={running.on ? undefined : 'text-fg-2'}>
          {check.title}
        </Link>
        {running.on ? null : (
          <Tag className="ml-2" title={runningInWords(running)}>
            off
          </Tag>
        )}
        <span className="block font-mono text-caption break-all text-fg-3">{check.id}</span>
      </Td>
      <Td className="max-sm:hidden">
        <SeverityMark severity={check.severity} />
      </Td>
      <Td className="text-fg-2 max-sm:hidden">{check.tier}</Td>
      <Td num>
        {fails > 0 ? (
          <Link href={path('/findings', { view: 'flat', check: check.id })}>{formatCount(fails)}</Link>
        ) : (
          count(() => 0)
        )}
      </Td>
      <Td num className="max-lg:hidden">
        {count(({ pass, attested }) => pass + attested)}
      </Td>
      <Td num className="max-sm:hidden">
        {count(({ unknown }) => unknown)}
      </Td>
      <Td num className="max-lg:hidden">
        {count(({ manual }) => manual)}
      </Td>
      <Td num className="max-lg:hidden">
        {count(({ notApplicable }) => notApplicable)}
      </Td>
    </tr>
  );
}
