'use client';

import { parseAsInteger, useQueryState } from 'nuqs';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import type { RightSizeMode } from '@/lib/iam/right-size/usage-of-grants';

interface RightSizeControlsProps {
  mode: RightSizeMode;
  days: number;
  least: number;
  most: number;
  modeHrefs: Record<RightSizeMode, string>;
}

/** How fine, and how far back: both in the address. */
export function RightSizeControls({ mode, days, least, most, modeHrefs }: RightSizeControlsProps) {
  const [busy, startTransition] = useTransition();
  const [draft, setDraft] = useState(String(days));
  const [, setDays] = useQueryState('days', parseAsInteger.withOptions({ shallow: false, startTransition }));
  const wanted = Number(draft);
  const isFine = Number.isInteger(wanted) && wanted >= least && wanted <= most;
  return (
    <form
      noValidate
      action={() => {
        if (isFine) void setDays(wanted);
      }}
      className="flex flex-wrap items-end gap-x-4 gap-y-3"
    >
      <div>
        <p className="mb-1.5 text-small font-medium">Cut by</p>
        <SegmentedLinks
          label="Cut by"
          options={[
            { href: modeHrefs.action, label: 'Action', current: mode === 'action' },
            { href: modeHrefs.service, label: 'Service', current: mode === 'service' },
          ]}
        />
      </div>
      <Field
        label="Used within, in days"
        error={isFine ? undefined : `Give whole days from ${least} to ${most}.`}
        className="w-40"
      >
        <Input
          inputMode="numeric"
          value={draft}
          autoComplete="off"
          onChange={(event) => setDraft(event.target.value)}
        />
      </Field>
      <Button type="submit" busy={busy} busyLabel="Counting…">
        Apply
      </Button>
    </form>
  );
}
