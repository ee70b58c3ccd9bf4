'use client';

import { ArrowRight } from 'lucide-react';
import { useState, useTransition } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { PrincipalAnswer, RequestToAsk } from '@/lib/iam/simulate/simulate-principal';
import { cn } from '@/lib/utils';
import { PolicyTextField } from './policy-text-field';
import { Deciders } from './simulation-answer';
import { decisionWords } from './simulation-words';
import { splitAnswer, type ToolAnswer } from './tool-answer';

type AskWhatIf = (input: {
  identityId: string;
  asOf: string | null;
  index: number;
  text: string;
  request: RequestToAsk;
}) => Promise<ToolAnswer<{ before: PrincipalAnswer; after: PrincipalAnswer }>>;

export interface WhatIfProps {
  identityId: string;
  asOf: string | null;
  request: RequestToAsk;
  policies: readonly { name: string; text: string; detail: string }[];
  ask: AskWhatIf;
}

/** The same question with one of the principal's policies edited: before and after, side by side. */
export function WhatIfEditor({ identityId, asOf, request, policies, ask }: WhatIfProps) {
  const [index, setIndex] = useState(0);
  const [text, setText] = useState(policies[0]?.text ?? '');
  const [answer, setAnswer] = useState<Awaited<ReturnType<AskWhatIf>> | null>(null);
  const [busy, startTransition] = useTransition();
  const choose = (value: string) => {
    const next = Number(value);
    setIndex(next);
    setText(policies[next]?.text ?? '');
    setAnswer(null);
  };
  const submit = () =>
    startTransition(async () => {
      setAnswer(await ask({ identityId, asOf, index, text, request }));
    });
  const { found, problem, failure } = splitAnswer(answer);
  const original = policies[index]?.text ?? '';
  return (
    <>
      <Card>
        <CardHeader
          title="What if a policy were different?"
          subtitle="Edit one and ask again. Nothing is stored or applied."
        />
        <CardBody>
          <form action={submit} className="grid gap-4">
            <FormErrors message={failure?.message} whatToDo={failure?.whatToDo} />
            <Field label="Policy">
              <Select
                options={policies.map((policy, place) => ({
                  value: String(place),
                  label: `${policy.name} (${policy.detail})`,
                }))}
                value={String(index)}
                onValueChange={choose}
              />
            </Field>
            <PolicyTextField
              label="Its text"
              name="edited"
              value={text}
              onValueChange={setText}
              error={problem?.message}
              faultyLine={problem?.line}
              rows={12}
            />
            <div className="flex flex-wrap gap-2">
              <Button type="submit" variant="primary" busy={busy} busyLabel="Asking…">
                Ask again
              </Button>
              {text === original ? null : (
                <Button
                  onClick={() => {
                    setText(original);
                    setAnswer(null);
                  }}
                >
                  Undo the edit
                </Button>
              )}
            </div>
          </form>
        </CardBody>
      </Card>
      <div aria-live="polite" className="flex flex-col gap-4">
        {found ? <BeforeAndAfter {...found} /> : null}
      </div>
    </>
  );
}

function BeforeAndAfter({ before, after }: { before: PrincipalAnswer; after: PrincipalAnswer }) {
  return (
    <>
      <div className="grid items-center gap-3 rounded-card border border-line bg-surface px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] sm:px-5">
        <Side label="Before" answer={before} />
        <ArrowRight aria-hidden="true" className="text-fg-3 max-sm:rotate-90" />
        <Side label="After" answer={after} />
      </div>
      <Deciders title="What decides after the edit" deciders={after.decidedBy} hrefOf={() => null} />
    </>
  );
}

function Side({ label, answer }: { label: string; answer: PrincipalAnswer }) {
  const { icon: Icon, color, title, why } = decisionWords(answer);
  return (
    <div className="min-w-0">
      <p className="text-caption text-fg-3">{label}</p>
      <p className="flex items-center gap-2 font-medium">
        <Icon aria-hidden="true" className={cn('flex-none', color)} />
        {title}
      </p>
      <p className="text-small text-fg-2">{why}</p>
    </div>
  );
}
