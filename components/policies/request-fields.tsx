'use client';

import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { CheckboxField } from '@/components/form/checkbox-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import type { ActionResult } from '@/lib/auth/action-result';
import { useDebounced } from '@/lib/hooks/use-debounced';
import type { KeyRow, RequestFields } from './simulation-request';

const debounceMs = 150;

export type SuggestActions = (typed: string) => Promise<ActionResult<string[]>>;

interface RequestFieldsProps {
  fields: RequestFields;
  onFieldsChange: (fields: RequestFields) => void;
  suggest: SuggestActions;
  actionError?: string | undefined;
}

/** What is asked: action, resource, condition keys. */
export function RequestFieldsInput({ fields, onFieldsChange, suggest, actionError }: RequestFieldsProps) {
  const listId = useId();
  const [actions, setActions] = useState<string[]>([]);
  const ask = useDebounced((typed: string) => {
    void suggest(typed).then((answer) => {
      if (answer.ok) setActions(answer.data);
    });
  }, debounceMs);
  const set = (more: Partial<RequestFields>) => onFieldsChange({ ...fields, ...more });
  return (
    <>
      <TextField
        label="Action"
        value={fields.action}
        list={listId}
        autoComplete="off"
        spellCheck={false}
        placeholder="s3:GetObject"
        error={actionError}
        onFocus={() => ask(fields.action)}
        onChange={(event) => {
          set({ action: event.target.value });
          ask(event.target.value);
        }}
      />
      <datalist id={listId}>
        {actions.map((action) => (
          <option key={action} value={action} />
        ))}
      </datalist>
      <TextField
        label="Resource"
        value={fields.resource}
        optional
        autoComplete="off"
        spellCheck={false}
        placeholder="arn:aws:s3:::bucket/key"
        hint="An ARN; * when left empty."
        onChange={(event) => set({ resource: event.target.value })}
      />
      <KeyRows rows={fields.keys} onRowsChange={(keys) => set({ keys })} />
      <CheckboxField
        label="The context is complete"
        hint="Keys that are not listed are then absent from the request; else they are unknown, and an answer may hang on them."
        checked={fields.complete}
        onCheckedChange={(checked) => set({ complete: checked === true })}
      />
    </>
  );
}

function KeyRows({ rows, onRowsChange }: { rows: KeyRow[]; onRowsChange: (rows: KeyRow[]) => void }) {
  const change = (index: number, more: Partial<KeyRow>) =>
    onRowsChange(rows.map((row, place) => (place === index ? { ...row, ...more } : row)));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-small font-medium">
        Condition keys <span className="font-normal text-fg-3">(optional)</span>
      </legend>
      <div className="grid gap-2">
        {rows.map((row, index) => (
          <div key={index} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-2">
            <Input
              aria-label={`Key ${index + 1}`}
              value={row.key}
              placeholder="aws:SourceIp"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => change(index, { key: event.target.value })}
            />
            <Input
              aria-label={`Value ${index + 1}`}
              value={row.value}
              placeholder="203.0.113.7"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => change(index, { value: event.target.value })}
            />
            <IconButton
              label={`Remove key ${index + 1}`}
              onClick={() => onRowsChange(rows.filter((_, place) => place !== index))}
            >
              <X aria-hidden="true" />
            </IconButton>
          </div>
        ))}
        <div>
          <Button variant="ghost" onClick={() => onRowsChange([...rows, { key: '', value: '' }])}>
            <Plus aria-hidden="true" />
            Add key
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
