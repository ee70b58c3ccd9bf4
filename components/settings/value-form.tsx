'use client';

import { startTransition, useActionState, useId, useState } from 'react';
import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { Definition, SettingValue } from '@/lib/posture/settings/definition';
import type { SettingKey } from '@/lib/posture/settings/definitions';
import { settingProblem } from '@/lib/posture/settings/setting-problem';
import type { ChangeSetting, PreviewSetting } from './setting-actions';
import { SettingEffect } from './setting-effect';
import { fromText, toText } from './setting-text';

interface ValueFormProps {
  settingKey: SettingKey;
  label: string;
  definition: Definition;
  value: SettingValue;
  /** The scope shown has a value of its own, which can be taken back. */
  isOverridden: boolean;
  change: ChangeSetting;
  preview?: PreviewSetting | undefined;
}

/** The field of a setting of any kind, with what a new value would do before it is saved. */
export function ValueForm({
  settingKey,
  label,
  definition,
  value,
  isOverridden,
  change,
  preview,
}: ValueFormProps) {
  const held = toText(value);
  const [text, setText] = useState(held);
  const id = useId();
  const past = usePastBlock();
  const [error, submit, busy] = useActionState(async (_: string | null, next: SettingValue | undefined) => {
    const result = await change({ key: settingKey, ...(next !== undefined && { value: next }) });
    if (!result.ok) return failureText(result) ?? null;
    toast(`${next === undefined ? 'Taken back' : 'Saved'}: ${label}.`);
    return null;
  }, null);
  const isChanged = text !== held;
  const wanted = fromText(definition, text);
  const wrong = isChanged ? settingProblem(definition, wanted) : null;
  const problem = wrong ?? error;
  return (
    <form action={() => submit(wanted)}>
      <div className="flex flex-wrap items-start gap-2">
        <ValueField
          definition={definition}
          label={label}
          text={text}
          onText={setText}
          isInvalid={problem !== null}
          noteId={`${id}-note`}
        />
        <span className="ml-auto flex gap-2">
          {isOverridden ? (
            <Button variant="ghost" blocked={past} onClick={() => startTransition(() => submit(undefined))}>
              Take back
            </Button>
          ) : null}
          <Button type="submit" busy={busy} blocked={past ?? blockedBy(isChanged, wrong)}>
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

/** Why there is nothing to save. */
function blockedBy(isChanged: boolean, wrong: string | null): string | undefined {
  if (!isChanged) return 'Nothing is changed yet';
  return wrong === null ? undefined : 'Correct the value first';
}

interface ValueFieldProps {
  definition: Definition;
  label: string;
  text: string;
  onText: (text: string) => void;
  isInvalid: boolean;
  noteId: string;
}

function ValueField({ definition, label, text, onText, isInvalid, noteId }: ValueFieldProps) {
  switch (definition.kind) {
    case 'flag':
      return (
        <Select
          aria-label={label}
          value={text}
          onValueChange={onText}
          options={[
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]}
          className="w-28"
        />
      );
    case 'choice':
      return (
        <Select
          aria-label={label}
          value={text}
          onValueChange={onText}
          options={definition.choices.map((value) => ({ value, label: value }))}
          className="w-44"
        />
      );
    case 'list':
    case 'pattern-map':
      return (
        <TextArea
          aria-label={`${label}, one a line`}
          aria-describedby={noteId}
          aria-invalid={isInvalid || undefined}
          value={text}
          onChange={(event) => onText(event.target.value)}
          spellCheck={false}
          className="max-h-64 min-w-60 flex-1 font-mono text-code"
        />
      );
    case 'text':
      return (
        <Input
          aria-label={label}
          aria-describedby={noteId}
          aria-invalid={isInvalid || undefined}
          value={text}
          onChange={(event) => onText(event.target.value)}
          className="w-56"
        />
      );
    default:
      return (
        <span className="inline-flex items-center gap-2">
          <Input
            inputMode="decimal"
            aria-label={`${label}, ${definition.unit}`}
            aria-describedby={noteId}
            aria-invalid={isInvalid || undefined}
            value={text}
            placeholder={definition.kind === 'optional-number' ? 'off' : undefined}
            onChange={(event) => onText(event.target.value)}
            className="w-24 text-right tabular-nums"
          />
          <span className="text-small text-fg-2">{definition.unit}</span>
        </span>
      );
  }
}
