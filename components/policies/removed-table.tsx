import { Table, Td, Th } from '@/components/ui/table';
import type { GrantRow } from '@/lib/db/queries/permissions/list-grants';
import type { RemovedService } from '@/lib/iam/right-size/cut-policy';
import { formatCount, formatPlural } from '@/lib/format';
import { lastUseWords } from './right-size-words';
import { SomeOf } from './some-of';

const mostRows = 12;

interface RemovedTableProps {
  removed: readonly RemovedService<GrantRow>[];
  serviceNames: Readonly<Record<string, string>>;
  name: string;
}

/** What goes of a policy, each with the evidence. */
export function RemovedTable({ removed, serviceNames, name }: RemovedTableProps) {
  const rows = removed.slice(0, mostRows);
  const rest = removed.slice(mostRows);
  return (
    <>
      <Rows rows={rows} serviceNames={serviceNames} caption={`What goes of ${name}, with the evidence`} />
      {rest.length > 0 ? (
        <details className="text-small">
          <summary className="cursor-pointer py-2 text-fg-2">
            {formatPlural(rest.length, 'more service')}
          </summary>
          <Rows rows={rest} serviceNames={serviceNames} caption={`What else goes of ${name}`} />
        </details>
      ) : null}
    </>
  );
}

function Rows({
  rows,
  serviceNames,
  caption,
}: Pick<RemovedTableProps, 'serviceNames'> & { rows: RemovedTableProps['removed']; caption: string }) {
  return (
    <Table caption={caption} size="dense">
      <thead>
        <tr>
          <Th>Service</Th>
          <Th>What goes</Th>
          <Th>Evidence</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ service, evidence, isWhole, actions }) => (
          <tr key={service}>
            <Td phone="full" className="align-top sm:py-2!">
              {serviceNames[service] ?? service} <code className="text-fg-3">{service}</code>
            </Td>
            <Td label="What goes" className="align-top whitespace-normal sm:py-2!">
              {isWhole ? (
                'all of it'
              ) : (
                <>
                  {formatCount(actions.length)}:{' '}
                  <SomeOf values={actions.map(({ pattern }) => pattern)} none="" />
                </>
              )}
            </Td>
            <Td label="Evidence" className="align-top whitespace-normal text-fg-2 sm:py-2!">
              {isWhole ? lastUseWords(evidence) : 'tracked one by one, and not used within these days'}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
