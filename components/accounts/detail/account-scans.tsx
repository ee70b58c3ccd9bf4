import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { SubLine } from '@/components/ui/sub-line';
import { Table, Td, Th } from '@/components/ui/table';
import type { AccountDetail } from '@/lib/db/queries/accounts/get-account';
import type { ScanListRow } from '@/lib/db/queries/scans/list-scans';
import type { List } from '@/lib/db/sql/list';
import { formatCount, formatDuration, formatIso, formatRecentTime } from '@/lib/format';
import { RefreshWhile } from '@/components/shared/refresh-while';
import { ScanStateMark } from '@/components/shared/scan-state-mark';

interface AccountScansProps {
  account: AccountDetail;
  list: List<ScanListRow>;
  href: (path: string) => string;
  now: Date;
}

const triggers = { schedule: 'by schedule', 'command-line': 'by the command line', link: 'at linking' };

/** The newest scans of the account; refreshed while one is under way. */
export function AccountScans({ account, list, href, now }: AccountScansProps) {
  const { rows, total } = list;
  const underWay = rows.some(({ state }) => state === 'queued' || state === 'running');
  return (
    <Card>
      <RefreshWhile active={underWay} />
      <CardHeader title="Scans" subtitle="The newest first." />
      <CardBody flush>
        {rows.length === 0 ? (
          <EmptyState
            title={account.source === 'offline' ? 'An offline account has no scans' : 'No scan has run yet'}
          >
            {account.source === 'offline'
              ? 'Its data comes from credential reports that are imported.'
              : 'The first one begins by schedule, or with “Scan now”.'}
          </EmptyState>
        ) : (
          <Table caption="Scans of the account, the newest first">
            <thead>
              <tr>
                <Th>Scan</Th>
                <Th>State</Th>
                <Th>Findings</Th>
                <Th num>Duration</Th>
                <Th num>Calls</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((scan) => (
                <tr key={scan.id}>
                  <Td phone="full">
                    <Link href={href(`/scans/${scan.id}`)} className="font-medium">
                      <time dateTime={formatIso(scan.startedAt ?? scan.queuedAt)}>
                        {formatRecentTime(scan.startedAt ?? scan.queuedAt, now)} UTC
                      </time>
                    </Link>
                    <SubLine>{triggerOf(scan)}</SubLine>
                  </Td>
                  <Td label="State">
                    <ScanStateMark scan={scan} />
                  </Td>
                  <Td label="Findings" className="text-fg-2">
                    {outcomeOf(scan)}
                  </Td>
                  <Td num label="Duration" className="text-fg-2">
                    {scan.seconds === null ? '' : formatDuration(scan.seconds * 1_000)}
                  </Td>
                  <Td num label="Calls" className="text-fg-2">
                    {formatCount(scan.calls)}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </CardBody>
      {total > 0 ? (
        <CardFooter>
          <span>{rows.length < total ? `${rows.length} of ${formatCount(total)}` : formatCount(total)}</span>
          <Link href={href(`/scans?account=${account.id}`)} className="link">
            All scans
          </Link>
        </CardFooter>
      ) : null}
    </Card>
  );
}

function triggerOf({ trigger, requestedBy }: ScanListRow): string {
  return trigger === 'person' ? `by ${requestedBy ?? 'a person'}` : triggers[trigger];
}

function outcomeOf({ outcome }: ScanListRow): string {
  if (!outcome) return '';
  const { opened, resolved } = outcome;
  if (opened + resolved === 0) return 'no change';
  return `${opened} opened, ${resolved} resolved`;
}
