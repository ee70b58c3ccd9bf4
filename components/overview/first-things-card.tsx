import { Count } from '@/components/shared/count';
import { SeverityMark } from '@/components/shared/severity-mark';
import { NameCell } from '@/components/shared/name-cell';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { FirstThing } from '@/lib/db/queries/overview/get-overview';

interface FirstThingsCardProps {
  things: (FirstThing & { title: string })[];
  /** When this was checked last, in words. */
  checkedAt: string | null;
  href: (path: string) => string;
  className?: string;
}

/** The checks whose findings weigh most: severity times number. */
export function FirstThingsCard({ things, checkedAt, href, className }: FirstThingsCardProps) {
  return (
    <Card className={className}>
      <CardHeader
        title="Do these first"
        subtitle="The checks that weigh most: how bad, times how many."
        action={
          <Link href={href('/findings')} className="px-2 text-small text-fg-2">
            All findings
          </Link>
        }
      />
      <CardBody flush>
        {things.length === 0 ? (
          <EmptyState kind="good" title="Nothing is open">
            {checkedAt ? `Checked ${checkedAt}.` : null}
          </EmptyState>
        ) : (
          <Table caption="The checks whose open findings weigh most" size="tall" cards="three">
            <thead>
              <tr>
                <Th>Check</Th>
                <Th num>Open</Th>
                <Th num>Identities</Th>
                <Th num>Accounts</Th>
              </tr>
            </thead>
            <tbody>
              {things.map(({ checkId, severity, title, open, identities, accounts }) => {
                const rows = href(`/findings?check=${checkId}`);
                return (
                  <tr key={checkId}>
                    <Td phone="full">
                      <NameCell
                        mark={<SeverityMark severity={severity} iconOnly />}
                        name={title}
                        href={rows}
                        detail={checkId}
                        mono
                      />
                    </Td>
                    <Td num label="Open">
                      <Count value={open} strong href={rows} />
                    </Td>
                    <Td num label="Identities" className="text-fg-2">
                      <Count value={identities} />
                    </Td>
                    <Td num label="Accounts" className="text-fg-2">
                      <Count value={accounts} />
                    </Td>
                  </tr>
                );
              })}
            </tbody>
          </Table>
        )}
      </CardBody>
    </Card>
  );
}
