'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { CheckboxField } from '@/components/form/checkbox-field';
import { TextField } from '@/components/form/text-field';
import { failureText } from '@/components/shared/failure-text';
import { Button } from '@/components/ui/button';
import type { FrameworkActions } from './framework-actions';
import { Problems } from './problems';

/** A framework of a thousand requirements is smaller by far. */
const largest = 2_000_000;

/** Takes a framework from a JSON file, such as the one that a framework's page gives. */
export function FrameworkImport({ save }: { save: FrameworkActions['save'] }) {
  const router = useRouter();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [replace, setReplace] = useState(false);
  const [busy, startTransition] = useTransition();
  const submit = (form: FormData) =>
    startTransition(async () => {
      const read = await readJson(form.get('file'));
      if ('problem' in read) return setProblems([read.problem]);
      const answer = await save({ framework: read.value, replace });
      if (!answer.ok) return setProblems([failureText(answer) ?? answer.message]);
      if (answer.data.kind === 'refused') return setProblems(answer.data.problems);
      toast.success('Framework imported');
      router.push(`/compliance/${answer.data.id}`);
    });
  return (
    <form
      className="grid grid-cols-1 gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Problems problems={problems} />
      <TextField
        label="File"
        name="file"
        type="file"
        accept=".json,application/json"
        className="h-auto! py-1 file:mr-3 file:cursor-pointer file:rounded-chip file:border-0 file:bg-active file:px-2.5 file:py-1 file:text-small file:text-fg"
        hint="JSON with id, name, version, publisher and requirements, as the export of a framework gives it."
      />
      <CheckboxField
        label="It takes the place of my framework with the same id"
        checked={replace}
        onCheckedChange={(checked) => setReplace(checked === true)}
      />
      <div>
        <Button type="submit" busy={busy} busyLabel="Reading…">
          Import framework
        </Button>
      </div>
    </form>
  );
}

async function readJson(file: FormDataEntryValue | null): Promise<{ value: unknown } | { problem: string }> {
  if (!(file instanceof File) || file.size === 0) return { problem: 'Choose a file.' };
  if (file.size > largest) return { problem: 'The file is larger than 2 MB: no framework is.' };
  try {
    return { value: JSON.parse(await file.text()) as unknown };
  } catch (error) {
    return { problem: `The file is not JSON: ${error instanceof Error ? error.message : 'it ends early'}.` };
  }
}
