'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, useState } from 'react';
import { UnknownValue } from '@/components/shared/unknown-value';
import { Table, Td, Th } from '@/components/ui/table';
import type { ServiceGrant, ServiceState } from '@/lib/db/queries/permissions/get-permission-detail';
import { formatCount } from '@/lib/format';
import { lastUseWords } from './grant-words';
import { ActionRows } from './action-rows';

const stateWords: Record<ServiceState, string> = {
  used: 'used',
  idle: 'unused',
  never: 'unused',
  'not-tracked': 'not tracked',
};

/** Services of one identity; each opens into the actions that AWS tracks. */
export function ServiceTable({ rows, ageDays }: { rows: ServiceGrant[]; ageDays: number | null }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (service: string) => {
    const next = new Set(open);
    if (!next.delete(service)) next.add(service);
    setOpen(next);
  };
  return (
    <Table caption="Services granted, used ones first" size="compact" cards="three">
      <thead>
        <tr>
          <Th>Service</Th>
          <Th>State</Th>
          <Th>Last use</Th>
          <Th num>Actions used</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.service}>
            <ServiceRow
              row={row}
              ageDays={ageDays}
              open={open.has(row.service)}
              onToggle={() => toggle(row.service)}
            />
            {open.has(row.service) ? <ActionRows row={row} ageDays={ageDays} /> : null}
          </Fragment>
        ))}
      </tbody>
    </Table>
  );
}

interface ServiceRowProps {
  row: ServiceGrant;
  ageDays: number | null;
  open: boolean;
  onToggle: () => void;
}

function ServiceRow({ row, ageDays, open, onToggle }: ServiceRowProps) {
  const opens = row.actions.length > 0 || row.hasUntracked;
  const Chevron = open ? ChevronDown : ChevronRight;
  const name = (
    <>
      <span className="font-medium">{row.serviceName}</span>{' '}
      <code className="text-caption whitespace-nowrap text-fg-3">{row.service}</code>
    </>
  );
  return (
    <tr>
      <Td phone="full" className="sm:py-1.5!">
        {opens ? (
          <button
            type="button"
            aria-expanded={open}
            onClick={onToggle}
            className="-ml-1 flex min-h-6 items-center gap-2 text-left"
          >
            <Chevron aria-hidden="true" className="flex-none text-fg-3" />
            <span>{name}</span>
          </button>
        ) : (
          <span className="block pl-5">{name}</span>
        )}
      </Td>
      <Td
        label="State"
        className={row.state === 'used' ? 'sm:whitespace-nowrap' : 'text-fg-3 sm:whitespace-nowrap'}
      >
        {row.state === 'not-tracked' ? (
          <UnknownValue
            kind="not-tracked"
            reason="Only iam:PassRole is granted here, and AWS never tracks that."
          />
        ) : (
          stateWords[row.state]
        )}
      </Td>
      <Td label="Last use" className="text-fg-2 sm:whitespace-nowrap">
        {lastUseWords(row, ageDays)}
      </Td>
      <Td num label="Actions used">
        {row.actions.length > 0 ? (
          <>
            {formatCount(row.usedActions)}{' '}
            <span className="text-fg-3">of {formatCount(row.actions.length)}</span>
          </>
        ) : (
          <UnknownValue kind="not-tracked" />
        )}
      </Td>
    </tr>
  );
}
