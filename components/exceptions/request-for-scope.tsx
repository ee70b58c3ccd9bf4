'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { TextField } from '@/components/form/text-field';
import { scopeKindWords } from '@/components/shared/exception-words';
import { Button } from '@/components/ui/button';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Dialog, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { ExceptionActions, ExceptionDays } from './exception-actions';
import { RequestForm } from './request-form';
import { everyCheck, toScope, type ScopeDraft, type WideScopeKind } from './scope-draft';

interface RequestForScopeProps {
  /** What the viewer may ask for. */
  scopes: WideScopeKind[];
  /** The place that the page shows, chosen at first. */
  shown: { accountId: string | null; ouId: string | null };
  checks: ComboboxOption[];
  accounts: ComboboxOption[];
  units: ComboboxOption[];
  days: ExceptionDays;
  request: ExceptionActions['request'];
}

/** Asks for an exception of more than one finding: a check everywhere, or an account, a unit or a tag. */
export function RequestForScope(props: RequestForScopeProps) {
  const [open, setOpen] = useState(false);
  const past = usePastBlock();
  if (past) return <Button blocked={past}>Request exception</Button>;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Request exception</Button>
      </DialogTrigger>
      {open ? <ScopeForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function ScopeForm({
  shown,
  days,
  request,
  onDone,
  ...choices
}: RequestForScopeProps & { onDone: () => void }) {
  const [draft, setDraft] = useState<ScopeDraft>({
    kind: choices.scopes[0] ?? 'account',
    checkId: everyCheck,
    accountId: shown.accountId,
    ouId: shown.ouId,
    tagKey: '',
    tagValue: '',
  });
  return (
    <RequestForm
      description="It takes in every finding that it reaches, today's and later ones. They stay open until it is approved."
      days={days}
      send={async (typed) => {
        const read = toScope(draft);
        return read.ok ? request({ ...typed, scope: read.scope }) : read.refusal;
      }}
      onRequested={() => {
        toast('Requested. It holds once another person has approved it.');
        onDone();
      }}
    >
      <ScopeFields
        {...choices}
        draft={draft}
        onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
      />
    </RequestForm>
  );
}

interface ScopeFieldsProps extends Pick<RequestForScopeProps, 'scopes' | 'checks' | 'accounts' | 'units'> {
  draft: ScopeDraft;
  onChange: (change: Partial<ScopeDraft>) => void;
}

function ScopeFields({ scopes, checks, accounts, units, draft, onChange }: ScopeFieldsProps) {
  const { kind, checkId, accountId, ouId } = draft;
  const anyCheck = { value: everyCheck, label: 'Every check' };
  return (
    <>
      <Field label="For">
        <Select
          value={kind}
          onValueChange={(value) => onChange({ kind: scopes.find((one) => one === value) ?? kind })}
          options={scopes.map((value) => ({ value, label: scopeKindWords[value] }))}
        />
      </Field>
      {kind === 'account' ? (
        <Field label="Account">
          <Combobox
            options={accounts}
            value={accountId}
            onValueChange={(value) => onChange({ accountId: value })}
            placeholder="Choose an account"
            searchLabel="Search accounts"
          />
        </Field>
      ) : null}
      {kind === 'ou' ? (
        <Field label="Unit" hint="With all below it.">
          <Combobox
            options={units}
            value={ouId}
            onValueChange={(value) => onChange({ ouId: value })}
            placeholder="Choose a unit"
            searchLabel="Search units"
          />
        </Field>
      ) : null}
      {kind === 'tag' ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Key of the tag"
            required
            value={draft.tagKey}
            onChange={(event) => onChange({ tagKey: event.target.value })}
            autoComplete="off"
          />
          <TextField
            label="Value"
            optional
            value={draft.tagValue}
            onChange={(event) => onChange({ tagValue: event.target.value })}
            autoComplete="off"
            hint="Empty: any value."
          />
        </div>
      ) : null}
      <Field label="Check">
        <Combobox
          options={kind === 'check' ? checks : [anyCheck, ...checks]}
          value={kind === 'check' && checkId === everyCheck ? null : checkId}
          onValueChange={(value) => onChange({ checkId: value })}
          placeholder="Choose a check"
          searchLabel="Search checks"
        />
      </Field>
    </>
  );
}
