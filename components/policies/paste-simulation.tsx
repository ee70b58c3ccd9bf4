'use client';

import dynamic from 'next/dynamic';
import { useState, useTransition } from 'react';
import { FormErrors } from '@/components/form/form-errors';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { PrincipalAnswer, RequestToAsk } from '@/lib/iam/simulate/simulate-principal';
import { PolicyTextField } from './policy-text-field';
import { RequestFieldsInput, type SuggestActions } from './request-fields';
import { type RequestFields, toRequest } from './simulation-request';
import { splitAnswer, type ToolAnswer } from './tool-answer';

/** Both come with the first answer. */
const PolicyViewer = dynamic(() => import('./policy-viewer').then((module) => module.PolicyViewer));
const SimulationAnswer = dynamic(() =>
  import('./simulation-answer').then((module) => module.SimulationAnswer),
);

type Found = PrincipalAnswer & { text: string };
export type SimulatePasted = (input: {
  text: string;
  arn: string;
  request: RequestToAsk;
}) => Promise<ToolAnswer<Found>>;

interface PasteSimulationProps {
  initial: RequestFields;
  suggest: SuggestActions;
  simulate: SimulatePasted;
}

/** A question about pasted policies, which are kept nowhere. */
export function PasteSimulation({ initial, suggest, simulate }: PasteSimulationProps) {
  const [text, setText] = useState('');
  const [arn, setArn] = useState('');
  const [fields, setFields] = useState(initial);
  const [answer, setAnswer] = useState<ToolAnswer<Found> | null>(null);
  const [busy, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      const { resource, ...request } = toRequest(fields);
      setAnswer(
        await simulate({ text, arn, request: { ...request, resource: fields.resource ? resource : '' } }),
      );
    });
  const { found, problem, failure } = splitAnswer(answer);
  return (
    <>
      <Card>
        <CardHeader
          title="Policies of your own"
          subtitle="Identity policies, one or a list, or a whole input of the command policy simulate with boundary, guardrails and resource policy."
        />
        <CardBody>
          <form action={submit} className="grid gap-4" noValidate>
            <FormErrors message={failure?.message} whatToDo={failure?.whatToDo} />
            <PolicyTextField
              label="Policies"
              name="policies"
              value={text}
              onValueChange={setText}
              error={problem?.message}
              faultyLine={problem?.line}
              rows={10}
              upload
            />
            <TextField
              label="Who asks"
              optional
              value={arn}
              autoComplete="off"
              spellCheck={false}
              placeholder="arn:aws:iam::123456789012:role/example"
              onChange={(event) => setArn(event.target.value)}
            />
            <RequestFieldsInput fields={fields} onFieldsChange={setFields} suggest={suggest} />
            <div>
              <Button type="submit" variant="primary" busy={busy} busyLabel="Asking…">
                Ask
              </Button>
            </div>
          </form>
        </CardBody>
      </Card>
      <div aria-live="polite" className="flex flex-col gap-4">
        {found ? (
          <>
            <SimulationAnswer
              answer={found}
              question={`${fields.action || 'The action of the text'} on ${fields.resource || 'its resource'}`}
              hrefOf={(_, line) => (line ? `#policy-L${line}` : null)}
            />
            <PolicyViewer text={found.text} label="Your text" marked={linesOf(found)} />
          </>
        ) : null}
      </div>
    </>
  );
}

function linesOf({ decidedBy }: PrincipalAnswer): Set<number> {
  return new Set(decidedBy.flatMap(({ line }) => line ?? []));
}
