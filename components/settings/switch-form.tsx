'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import { Select } from '@/components/ui/select';
import type { ActionResult } from '@/lib/auth/action-result';
import { usePastBlock } from '@/lib/hooks/use-past-block';

/** Switches something for the scope shown; no value: back to what holds otherwise. */
export type Switch = (value?: boolean) => Promise<ActionResult<null>>;

interface SwitchFormProps {
  label: string;
  /** As set for the scope shown; null when it follows what holds otherwise. */
  value: boolean | null;
  /** What holds otherwise, in words. */
  otherwise: string;
  change: Switch;
}

const states = { on: true, off: false } as const;

/** On, off, or what holds otherwise. It takes effect at once. */
export function SwitchForm({ label, value, otherwise, change }: SwitchFormProps) {
  const past = usePastBlock();
  const [busy, startTransition] = useTransition();
  const [error, setError] = useState<string | null>(null);
  const submit = (next: string) =>
    startTransition(async () => {
      const isSwitch = next === 'on' || next === 'off';
      const result = await change(isSwitch ? states[next] : undefined);
      setError(failureText(result) ?? null);
      if (result.ok) toast(`${label}: ${isSwitch ? next : otherwise.toLowerCase()}.`);
    });
  return (
    <span>
      <Select
        aria-label={label}
        value={value === null ? 'otherwise' : value ? 'on' : 'off'}
        onValueChange={submit}
        disabled={busy || past !== undefined}
        options={[
          { value: 'otherwise', label: otherwise },
          { value: 'on', label: 'On' },
          { value: 'off', label: 'Off' },
        ]}
        className="w-44"
      />
      {error ? (
        <span role="alert" className="mt-1 block text-small">
          {error}
        </span>
      ) : null}
    </span>
  );
}
