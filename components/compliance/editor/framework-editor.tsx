'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useReducer, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';
import { formatPlural } from '@/lib/format';
import type { Framework } from '@/lib/posture/compliance/types';
import type { CheckOption } from './check-picker';
import { changeDraft, fromDraft, toDraft } from './draft';
import type { FrameworkActions } from './framework-actions';
import { Problems } from './problems';
import { RequirementEditor } from './requirement-editor';

interface FrameworkEditorProps {
  /** What to begin with; null for an empty one. */
  framework: Framework | null;
  /** Set when a framework of one's own is changed: its id stays. */
  isChange: boolean;
  options: readonly CheckOption[];
  save: FrameworkActions['save'];
  backHref: string;
}

/** Writes a framework: what it is called, and its requirements with the checks that speak to each. */
export function FrameworkEditor({ framework, isChange, options, save, backHref }: FrameworkEditorProps) {
  const router = useRouter();
  const [draft, change] = useReducer(changeDraft, framework, toDraft);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [busy, startTransition] = useTransition();
  const [initial] = useState(draft);
  const [isSaved, setSaved] = useState(false);
  const sectionList = useId();
  useUnsavedWarning(draft !== initial && !isSaved);
  const { requirements } = draft;
  const sections = [...new Set(requirements.map(({ section }) => section))].filter(Boolean);
  const submit = () =>
    startTransition(async () => {
      const answer = await save({ framework: fromDraft(draft), replace: isChange });
      if (!answer.ok) return setProblems([failureText(answer) ?? answer.message]);
      if (answer.data.kind === 'refused') return setProblems(answer.data.problems);
      setSaved(true);
      toast.success(isChange ? 'Framework changed' : 'Framework made');
      router.push(`/compliance/${answer.data.id}`);
    });
  const field = (of: 'id' | 'name' | 'version' | 'publisher' | 'url') => ({
    value: draft[of],
    onChange: ({ target }: { target: HTMLInputElement }) =>
      change({ kind: 'field', field: of, value: target.value }),
    autoComplete: 'off',
  });
  return (
    <form
      action={submit}
      noValidate
      className="grid grid-cols-1 gap-4"
      aria-label={isChange ? 'Change the framework' : 'Make a framework'}
    >
      <Problems problems={problems} />
      <Card>
        <CardHeader title="What it is" />
        <CardBody className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <TextField label="Name" {...field('name')} maxLength={300} />
          <TextField label="Version" {...field('version')} maxLength={60} />
          <TextField
            label="Id"
            {...field('id')}
            readOnly={isChange}
            maxLength={64}
            className="font-mono"
            hint={
              isChange
                ? 'Stays, since attestations name it.'
                : 'Small letters, digits, dots and dashes. Stands in addresses and files.'
            }
          />
          <TextField
            label="Publisher"
            {...field('publisher')}
            maxLength={300}
            hint="For example your company."
          />
          <TextField
            label="Address"
            {...field('url')}
            type="url"
            optional
            hint="Where its text can be read."
          />
          <Field label="Note" optional className="sm:col-span-2 lg:col-span-3">
            <TextArea
              value={draft.note}
              maxLength={1_000}
              onChange={({ target }) => change({ kind: 'field', field: 'note', value: target.value })}
            />
          </Field>
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Requirements"
          subtitle={`${formatPlural(requirements.length, 'requirement')}, in the order in which they are shown. A requirement passes when every check of it passes.`}
        />
        <datalist id={sectionList}>
          {sections.map((section) => (
            <option key={section} value={section} />
          ))}
        </datalist>
        <ol className="mt-3">
          {requirements.map((requirement, index) => (
            <RequirementEditor
              key={requirement.key}
              requirement={requirement}
              place={index + 1}
              last={requirements.length}
              options={options}
              sectionList={sectionList}
              onChange={change}
            />
          ))}
        </ol>
        <div className="border-t border-line px-4 py-3 sm:px-5">
          <Button onClick={() => change({ kind: 'added' })}>
            <Plus aria-hidden="true" />
            Add a requirement
          </Button>
        </div>
      </Card>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          {isChange ? 'Save framework' : 'Make framework'}
        </Button>
        <ButtonLink href={backHref}>Cancel</ButtonLink>
      </div>
    </form>
  );
}

/** The browser asks before a page with unsaved work is closed. */
function useUnsavedWarning(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}
