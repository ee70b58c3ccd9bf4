'use client';

import dynamic from 'next/dynamic';
import { useState, useTransition } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { AnalyzedText, TextKind } from '@/lib/iam/analyze/analyze-text';
import { PolicyTextField } from './policy-text-field';
import { splitAnswer, type ToolAnswer } from './tool-answer';

/** Comes with the first answer. */
const AnalysisView = dynamic(() => import('./analysis-view').then((module) => module.AnalysisView));

const kinds: { value: TextKind | 'auto'; label: string }[] = [
  { value: 'auto', label: 'Told by the text' },
  { value: 'identity', label: 'Policy of users, groups or roles' },
  { value: 'trust', label: 'Trust policy of a role' },
  { value: 'resource', label: 'Policy of a resource' },
  { value: 'guardrail', label: 'Policy of the organization (SCP, RCP)' },
  { value: 'authorization-details', label: 'Authorization details of an account' },
];

export type AnalyzeText = (input: {
  text: string;
  kind: TextKind | null;
}) => Promise<ToolAnswer<AnalyzedText>>;

/** A text of one's own: analysed on the server, and kept nowhere. */
export function AnalyzeForm({ analyze }: { analyze: AnalyzeText }) {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<TextKind | 'auto'>('auto');
  const [answer, setAnswer] = useState<Awaited<ReturnType<AnalyzeText>> | null>(null);
  const [busy, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      setAnswer(await analyze({ text, kind: kind === 'auto' ? null : kind }));
    });
  const { found, problem, failure } = splitAnswer(answer);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Card>
        <CardHeader
          title="A text of your own"
          subtitle="A policy, a list of policies of one identity, a trust or resource policy, or the authorization details of an account."
        />
        <CardBody>
          <form action={submit} className="grid gap-4">
            <FormErrors message={failure?.message} whatToDo={failure?.whatToDo} />
            <PolicyTextField
              label="Policy"
              name="text"
              value={text}
              onValueChange={setText}
              error={problem?.message}
              faultyLine={problem?.line}
              upload
            />
            <div className="flex flex-wrap items-end gap-3">
              <Field label="What it is" className="w-full sm:w-72">
                <Select
                  options={kinds}
                  value={kind}
                  onValueChange={(next) =>
                    setKind(kinds.find(({ value }) => value === next)?.value ?? 'auto')
                  }
                />
              </Field>
              <Button type="submit" variant="primary" busy={busy} busyLabel="Reading…">
                Analyze
              </Button>
            </div>
          </form>
        </CardBody>
      </Card>
      <div aria-live="polite">{found ? <AnalysisView analyzed={found} name="Your text" /> : null}</div>
    </div>
  );
}
