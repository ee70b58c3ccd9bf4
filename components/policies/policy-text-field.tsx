'use client';

import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-variants';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';
import { formatCount } from '@/lib/format';
import { mostCharacters } from './policy-text-limit';

/** Browsers take half a minute to lay a field of a megabyte out: longer texts are held, and not shown. */
const mostShown = 150_000;
const numbered = 5000;
const lineHeight = 20;

interface PolicyTextFieldProps {
  label: string;
  hint?: string;
  name: string;
  value: string;
  onValueChange: (value: string) => void;
  error?: string | undefined;
  /** Line of the fault, which is marked. */
  faultyLine?: number | null | undefined;
  rows?: number;
  /** Takes a file in place of typing. */
  upload?: boolean;
}

/** A text with line numbers beside it, typed, pasted or read from a file. */
export function PolicyTextField(props: PolicyTextFieldProps) {
  const { label, hint, value, onValueChange, error, upload = false } = props;
  return (
    <div className="min-w-0">
      {value.length > mostShown ? (
        <HeldText label={label} value={value} error={error} onClear={() => onValueChange('')} />
      ) : (
        <Field label={label} hint={hint} error={error}>
          <NumberedTextArea {...props} />
        </Field>
      )}
      {upload ? <ReadFile onValueChange={onValueChange} /> : null}
    </div>
  );
}

function NumberedTextArea({ name, value, onValueChange, faultyLine, rows = 16 }: PolicyTextFieldProps) {
  const numbers = useRef<HTMLDivElement>(null);
  const lines = Math.min(value.split('\n').length, numbered);
  return (
    <div className="relative overflow-hidden rounded-md">
      <div
        ref={numbers}
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-px left-px w-11 overflow-hidden rounded-l-md border-r border-line bg-sunken py-2 pr-2 text-right font-mono text-caption leading-5 whitespace-pre text-fg-3 select-none"
      >
        <LineNumbers lines={lines} faultyLine={faultyLine ?? null} />
      </div>
      <TextArea
        name={name}
        value={value}
        spellCheck={false}
        autoComplete="off"
        wrap="off"
        onChange={(event) => onValueChange(event.target.value)}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text');
          if (text.length <= mostShown) return;
          event.preventDefault();
          onValueChange(text);
        }}
        onScroll={(event) => {
          if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
        style={{ height: rows * lineHeight + 18 }}
        className="block resize-y pl-[52px] font-mono text-code leading-5"
      />
    </div>
  );
}

/** As text and not as an element each: there may be thousands. */
function LineNumbers({ lines, faultyLine }: { lines: number; faultyLine: number | null }) {
  const from = (first: number, last: number) =>
    Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => `${first + index}\n`).join('');
  if (faultyLine === null || faultyLine > lines) return from(1, lines);
  return (
    <>
      {from(1, faultyLine - 1)}
      <b className="text-fail">{faultyLine}</b>
      {'\n'}
      {from(faultyLine + 1, lines)}
    </>
  );
}

interface HeldTextProps {
  label: string;
  value: string;
  error: string | undefined;
  onClear: () => void;
}

function HeldText({ label, value, error, onClear }: HeldTextProps) {
  return (
    <div role="group" aria-label={label} className="grid gap-2">
      <p className="text-small font-medium">{label}</p>
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line-strong bg-sunken px-3 py-2.5">
        <span>{formatCount(value.length)} characters are held, too many to edit here.</span>
        <Button onClick={onClear}>Clear</Button>
      </div>
      {error ? (
        <p role="alert" className="text-small text-fail">
          {error}
        </p>
      ) : null}
    </div>
  );
}

function ReadFile({ onValueChange }: Pick<PolicyTextFieldProps, 'onValueChange'>) {
  return (
    <p className="mt-2 flex flex-wrap items-center gap-3 text-small text-fg-3">
      <label
        className={`${buttonVariants()} cursor-pointer focus-within:outline-2 focus-within:outline-focus`}
      >
        <input
          type="file"
          accept=".json,.txt,application/json"
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void file.text().then(onValueChange);
          }}
        />
        Read a file
      </label>
      At most {formatCount(mostCharacters)} characters.
    </p>
  );
}
