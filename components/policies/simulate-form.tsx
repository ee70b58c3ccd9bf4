'use client';

import { parseAsArrayOf, parseAsBoolean, parseAsString, useQueryStates } from 'nuqs';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { RequestFieldsInput, type SuggestActions } from './request-fields';
import { type RequestFields, writeKeyRows } from './simulation-request';

interface SimulateFormProps {
  initial: RequestFields;
  suggest: SuggestActions;
}

/** The question to a principal of the estate: it is in the address, so that an answer can be sent on. */
export function SimulateForm({ initial, suggest }: SimulateFormProps) {
  const [busy, startTransition] = useTransition();
  const [fields, setFields] = useState(initial);
  const [, setQuery] = useQueryStates(
    {
      action: parseAsString.withDefault(''),
      resource: parseAsString.withDefault(''),
      key: parseAsArrayOf(parseAsString).withDefault([]),
      complete: parseAsBoolean.withDefault(false),
    },
    { shallow: false, history: 'push', startTransition },
  );
  const [error, setError] = useState<string | undefined>();
  const submit = () => {
    const action = fields.action.trim();
    const isAction = /^[^:\s]+:[^:\s]+$/.test(action);
    setError(isAction ? undefined : 'Give an action as service:Action, such as s3:GetObject.');
    if (!isAction) return;
    void setQuery({
      action,
      resource: fields.resource.trim() || null,
      key: writeKeyRows(fields.keys),
      complete: fields.complete || null,
    });
  };
  return (
    <form action={submit} className="grid gap-4" noValidate>
      <RequestFieldsInput fields={fields} onFieldsChange={setFields} suggest={suggest} actionError={error} />
      <div>
        <Button type="submit" variant="primary" busy={busy} busyLabel="Asking…">
          Ask
        </Button>
      </div>
    </form>
  );
}
