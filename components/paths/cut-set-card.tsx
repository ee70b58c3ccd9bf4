import { CopyButton } from '@/components/ui/copy-button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { CutOfPaths } from '@/lib/db/queries/paths/types';
import { formatPercent, formatPlural } from '@/lib/format';
import { cn } from '@/lib/utils';
import { cutText, cutWords } from './cut-words';

/** The fewest changes that close every way, each with what it closes. */
export function CutSetCard({ cuts, ways }: { cuts: readonly CutOfPaths[]; ways: number }) {
  const closed = cuts.at(-1)?.closedSoFar ?? 0;
  return (
    <Card className="mb-4">
      <CardHeader
        title={`${formatPlural(cuts.length, 'change closes', 'changes close')} ${closed === ways ? `all ${ways}` : `${closed} of ${ways}`} ways`}
        subtitle={`The smallest set that we found of grants and trusts that the ways need, unused ones first. ${shareWords(cuts, ways)} Scan again after a change: a longer way may show.`}
        action={<CopyButton text={cuts.map(cutText).join('\n')} label="Copy as tickets" withLabel />}
      />
      <CardBody flush>
        <Table caption="The cut set" size="compact" cards="three" headed>
          <thead>
            <tr>
              <Th num className="w-11">
                #
              </Th>
              <Th>Change</Th>
              <Th>Account</Th>
              <Th num>Frees</Th>
              <Th num>Closes</Th>
              <Th className="w-[22%]">Ways</Th>
              <Th num>Closed so far</Th>
            </tr>
          </thead>
          <tbody>
            {cuts.map((cut, index) => (
              <tr key={index}>
                <Td num phone="off" className="font-mono">
                  {index + 1}
                </Td>
                <Td phone="full">
                  {cutWords(cut)} {cut.unused ? <Tag>unused</Tag> : null}
                </Td>
                <Td label="Account" className="whitespace-nowrap text-fg-2">
                  {cut.accountName}
                </Td>
                <Td num label="Frees" className="whitespace-nowrap">
                  {cut.frees.length === 0 ? (
                    <span className="text-fg-3">nobody yet</span>
                  ) : (
                    <span title={cut.frees.join(', ')}>
                      {formatPlural(cut.frees.length, 'identity', 'identities')}
                    </span>
                  )}
                </Td>
                <Td num label="Closes">
                  <b>{cut.closes}</b>
                </Td>
                <Td phone="off">
                  <Cells before={cut.closedSoFar - cut.closes} now={cut.closes} all={ways} />
                </Td>
                <Td num phone="off" className="whitespace-nowrap">
                  {cut.closedSoFar} of {ways}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}

/** What the first unused ones close together; with fewer than two of them at the beginning, what the first two do. */
function shareWords(cuts: readonly CutOfPaths[], ways: number): string {
  const end = cuts.findIndex(({ unused }) => !unused);
  const unused = end === -1 ? cuts.length : end;
  const count = Math.min(unused >= 2 ? unused : 2, cuts.length);
  const closed = cuts[count - 1]?.closedSoFar ?? 0;
  if (cuts.length < 2 || ways === 0) return '';
  const what = unused >= 2 ? `Remove these first ${count} unused permissions` : 'Make the first two changes';
  return `${what} and ${formatPercent(closed, ways)} of the ways are gone.`;
}

/** More cells than this would be dust. */
const mostCells = 60;

/** One cell for each way: closed before, closed by this change, still open. Decoration beside the figures. */
function Cells({ before, now, all }: { before: number; now: number; all: number }) {
  const scale = all > mostCells ? mostCells / all : 1;
  const [was, upTo, count] = [before, before + now, all].map((one) => Math.round(one * scale)) as [
    number,
    number,
    number,
  ];
  return (
    <span aria-hidden="true" className="flex gap-[2px]">
      {Array.from({ length: count }, (_, index) => (
        <i
          key={index}
          className={cn(
            'h-2.5 max-w-2 min-w-px flex-1 rounded-[2px] border',
            index < was
              ? 'border-transparent bg-ink-faint'
              : index < upTo
                ? 'border-transparent bg-ink'
                : 'border-control bg-transparent',
          )}
        />
      ))}
    </span>
  );
}
