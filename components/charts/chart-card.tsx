'use client';

import { Table2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Legend, type LegendItem } from '@/components/ui/legend';
import { Link } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { ChartTable } from './types';

export interface ChartCardProps {
  title: string;
  /** What is counted, over which time, and any cut axis. */
  subtitle?: ReactNode;
  /** The same numbers as the chart. */
  table: ChartTable;
  /** Height in px that chart, table and empty state share. */
  height?: number;
  legend?: LegendItem[];
  /** A sentence in place of the chart, when there is nothing to draw. */
  empty?: string | undefined;
  /** A sentence under a chart of a single point. */
  note?: ReactNode;
  /** Beside the table switch: links to the same over something else. */
  switcher?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Frame of every chart: title, subtitle, and a switch to the same numbers as a table. */
export function ChartCard({
  title,
  subtitle,
  table,
  height = 252,
  legend,
  empty,
  note,
  switcher,
  className,
  children,
}: ChartCardProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <Card className={className}>
      <CardHeader
        title={title}
        subtitle={subtitle}
        action={
          empty && !switcher ? undefined : (
            <span className="flex flex-wrap items-center gap-2">
              {switcher}
              {empty ? null : (
                <Button
                  variant="ghost"
                  aria-pressed={asTable}
                  aria-label={`Table of ${title}`}
                  className="aria-pressed:bg-active"
                  onClick={() => setAsTable(!asTable)}
                >
                  <Table2 aria-hidden="true" />
                  Table
                </Button>
              )}
            </span>
          )
        }
      />
      {asTable && !empty ? (
        <CardBody
          flush
          className="overflow-y-auto"
          style={{ maxHeight: height + 48 }}
          tabIndex={0}
          role="region"
          aria-label={`${title}, as a table`}
        >
          <NumbersTable title={title} table={table} />
        </CardBody>
      ) : (
        <CardBody>
          <figure aria-label={title} style={{ minHeight: height }}>
            {empty ? (
              <p className="grid place-items-center text-small text-fg-3" style={{ height }}>
                {empty}
              </p>
            ) : (
              children
            )}
          </figure>
          {legend && !empty ? <Legend items={legend} className="mt-3.5" /> : null}
          {note ? <p className="mt-2 text-caption text-fg-3">{note}</p> : null}
        </CardBody>
      )}
    </Card>
  );
}

function NumbersTable({ title, table }: { title: string; table: ChartTable }) {
  return (
    <Table caption={title} size="dense" cards={false}>
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            <Th key={index} num={column.num ?? false}>
              {column.label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.id}>
            {row.cells.map((cell, index) => (
              <Td key={index} num={table.columns[index]?.num ?? false}>
                {index === 0 && row.href ? (
                  <Link href={row.href} className="font-medium">
                    {cell}
                  </Link>
                ) : (
                  (cell ?? <span className="text-fg-3">no data</span>)
                )}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
