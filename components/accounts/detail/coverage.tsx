import { AbsoluteTime } from '@/components/shared/absolute-time';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import { formatDateTime, formatIso } from '@/lib/format';
import { dataSetNames, type ReadingState } from '@/lib/snapshot/data-sets';
import { CoverageState } from './coverage-state';
import { dataSetWords } from './data-set-words';

interface CoverageProps {
  account: AccountDetail;
  /** Time of the snapshot shown. */
  at: Date;
}

/** Each data set of the snapshot: read or not, why, and what is lost. What could not be read stands first. */
export function Coverage({ account, at }: CoverageProps) {
  const { readings, source } = account;
  if (!readings) return null;
  const rank = { unread: 0, skipped: 1, read: 2 };
  const names = [...dataSetNames].sort((a, b) => rank[readings[a].state] - rank[readings[b].state]);
  const read = names.filter((name) => readings[name].state === 'read').length;
  return (
    <Card id="coverage">
      <CardHeader
        title="Coverage"
        subtitle={`${read} of ${names.length} data sets read${source === 'offline' ? ', from an imported report' : ''}, ${formatDateTime(at)}. What is not read is unknown, never passed.`}
      />
      <CardBody flush>
        <Table caption="Data sets of the snapshot, those that could not be read first" size="compact">
          <thead>
            <tr>
              <Th>Data set</Th>
              <Th>State</Th>
              <Th>Why, and what is lost</Th>
              <Th num>Read at</Th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <Td phone="full" className="font-medium">
                  {dataSetWords[name].title}
                </Td>
                <Td label="State" className="whitespace-nowrap">
                  <CoverageState reading={readings[name]} />
                </Td>
                <Td label="Why, and what is lost" phone={readings[name].state === 'read' ? 'off' : 'full'}>
                  <Why reading={readings[name]} lost={dataSetWords[name].lost} at={at} />
                </Td>
                <Td
                  num
                  label="Read at"
                  phone={readings[name].state === 'read' ? 'show' : 'off'}
                  className="text-fg-3"
                >
                  {asOfOf(readings[name])}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}

function Why({ reading, lost, at }: { reading: ReadingState; lost: string; at: Date }) {
  if (reading.state === 'read') {
    return reading.asOf === formatIso(at) || new Date(reading.asOf) >= at ? null : (
      <span className="text-small text-fg-3">carried over: nothing that it depends on has moved</span>
    );
  }
  return (
    <span className="block max-w-[72ch] py-1.5 text-small text-fg-2">
      {reading.state === 'unread' ? (
        <>
          <code>{reading.operation}</code>: {reading.message} ({reading.code}).{' '}
        </>
      ) : (
        <>{sentence(reading.reason)} </>
      )}
      <span className="text-fg-3">Unknown without it: {lost}</span>
    </span>
  );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function asOfOf(reading: ReadingState) {
  return reading.state === 'read' ? <AbsoluteTime at={reading.asOf} /> : null;
}
