'use client';

import { useRef, useState } from 'react';
import { buttonVariants } from '@/components/ui/button-variants';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';
import { formatCount } from '@/lib/format';
import { mostCharacters } from './policy-text-limit';

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
  faultyLine?: number | null;
  rows?: number;
  /** Takes a file in place of typing. */
  upload?: boolean;
}

/** A text with line numbers beside it, typed, pasted or read from a file. */
export function PolicyTextField({
  label,
  hint,
  name,
  value,
  onValueChange,
  error,
  faultyLine = null,
  rows = 16,
  upload = false,
}: PolicyTextFieldProps) {
  const numbers = useRef<HTMLDivElement>(null);
  const [fileName, setFileName] = useState<string | null>(null);
  const lines = Math.min(value.split('\n').length, numbered);
  return (
    <div className="min-w-0">
      <Field label={label} hint={hint} error={error}>
        <div className="relative overflow-hidden rounded-md">
          <div
            ref={numbers}
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-px left-px w-11 overflow-hidden rounded-l-md border-r border-line bg-sunken py-2 text-right font-mono text-caption leading-5 text-fg-3 select-none"
          >
            {Array.from({ length: lines }, (_, index) => (
              <div key={index} className={index + 1 === faultyLine ? 'pr-2 font-strong text-fail' : 'pr-2'}>
                {index + 1}
              </div>
            ))}
          </div>
          <TextArea
            name={name}
            value={value}
            spellCheck={false}
            autoComplete="off"
            wrap="off"
            onChange={(event) => onValueChange(event.target.value)}
            onScroll={(event) => {
              if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop;
            }}
            style={{ height: rows * lineHeight + 18 }}
            className="block resize-y pl-[52px] font-mono text-code leading-5"
          />
        </div>
      </Field>
      {upload ? (
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
                if (!file) return;
                setFileName(`${file.name}, ${formatCount(file.size)} bytes`);
                void file.text().then(onValueChange);
              }}
            />
            Read a file
          </label>
          {fileName ?? `At most ${formatCount(mostCharacters)} characters.`}
        </p>
      ) : null}
    </div>
  );
}
