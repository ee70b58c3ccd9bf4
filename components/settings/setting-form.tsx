'use client';

import { startTransition, useActionState, useId, useState } from 'react';
import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { NumberDefinition } from '@/lib/posture/settings/definition';
import type { NumberSettingKey } from '@/lib/posture/settings/definitions';
import type { ChangeSetting, PreviewSetting } from './setting-actions';
import { SettingEffect } from './setting-effect';

interface SettingFormProps {
  settingKey: NumberSettingKey;
  label: string;
  range: NumberDefinition;
  value: number;
  defaultValue: number;
  isOverridden: boolean;
  change: ChangeSetting;
  preview?: PreviewSetting | undefined;
}

/** One setting's field, with what a new value would do before it is saved. */
export function SettingForm(props: SettingFormProps) {
  const { settingKey, label, range, value, defaultValue, isOverridden, change, preview } = props;
  const [text, setText] = useState(String(value));
  const id = useId();
  const past = usePastBlock();
  const [error, submit, busy] = useActionState(async (_: string | null, next: number | null) => {
    const result = await change({ key: settingKey, ...(next !== null && { value: next }) });
    if (!result.ok) return failureText(result) ?? null;
    toast(`${label}: ${next ?? defaultValue} ${range.unit}.`);
    return null;
  }, null);
  const typed = readTyped(text, range, value);
  const { wanted, isChanged } = typed;
  const problem = typed.problem ?? error;
  return (
    <form action={() => submit(wanted)}>
      <div className="flex flex-wrap items-center gap-2">
        <Input
          type="number"
          inputMode={range.whole ? 'numeric' : 'decimal'}
          aria-label={`${label}, ${range.unit}`}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-note`}
          min={range.min}
          max={range.max}
          step={range.whole ? 1 : 'any'}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="w-20 [appearance:textfield] text-right tabular-nums [&::-webkit-inner-spin-button]:appearance-none"
        />
        <span className="text-small text-fg-2">{range.unit}</span>
        <span className="ml-auto flex gap-2">
          {isOverridden ? (
            <Button
              variant="ghost"
              blocked={past}
              onClick={() => {
                setText(String(defaultValue));
                startTransition(() => submit(null));
              }}
            >
              Use default
            </Button>
          ) : null}
          <Button type="submit" busy={busy} blocked={past ?? typed.blocked}>
            Save
          </Button>
        </span>
      </div>
      <div id={`${id}-note`} aria-live="polite" className="mt-2 min-h-5 text-small text-fg-2">
        {problem ??
          (isChanged && preview ? (
            <SettingEffect settingKey={settingKey} value={wanted} preview={preview} />
          ) : null)}
      </div>
    </form>
  );
}

interface Typed {
  wanted: number;
  isChanged: boolean;
  problem: string | null;
  /** Why there is nothing to save. */
  blocked: string | undefined;
}

function readTyped(text: string, range: NumberDefinition, value: number): Typed {
  const wanted = text.trim() === '' ? Number.NaN : Number(text);
  if (wanted === value) return { wanted, isChanged: false, problem: null, blocked: 'Nothing is changed yet' };
  const fits = wanted >= range.min && wanted <= range.max && (!range.whole || Number.isInteger(wanted));
  if (fits) return { wanted, isChanged: true, problem: null, blocked: undefined };
  const problem = `${range.whole ? 'A whole number' : 'A number'} from ${range.min} to ${range.max}.`;
  return { wanted, isChanged: true, problem, blocked: 'Correct the value first' };
}
