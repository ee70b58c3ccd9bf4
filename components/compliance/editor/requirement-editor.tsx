'use client';

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { TextField } from '@/components/form/text-field';
import { IconButton } from '@/components/ui/icon-button';
import { CheckPicker, type CheckOption } from './check-picker';
import type { DraftChange, DraftRequirement } from './draft';

interface RequirementEditorProps {
  requirement: DraftRequirement;
  /** Its place, from 1. */
  place: number;
  last: number;
  options: readonly CheckOption[];
  sectionList: string;
  onChange: (change: DraftChange) => void;
}

/** One requirement of a framework that is being written. */
export function RequirementEditor(props: RequirementEditorProps) {
  const { requirement, place, last, options, sectionList, onChange } = props;
  const { key, id, title, section, checks } = requirement;
  const name = `requirement ${id || place}`;
  const field = (of: 'id' | 'title' | 'section') => ({
    onChange: ({ target }: { target: HTMLInputElement }) =>
      onChange({ kind: 'requirement', key, field: of, value: target.value }),
    maxLength: of === 'id' ? 64 : 300,
    autoComplete: 'off',
  });
  return (
    <li className="grid grid-cols-1 gap-x-3 gap-y-2.5 border-t border-line px-4 py-4 sm:px-5 md:grid-cols-[7rem_minmax(0,1fr)_minmax(0,16rem)_auto]">
      <TextField label="Number" value={id} {...field('id')} />
      <TextField label="Title" value={title} {...field('title')} />
      <TextField label="Section" value={section} list={sectionList} {...field('section')} />
      <div className="flex items-start gap-0.5 md:pt-6.5">
        <IconButton
          label={`Move ${name} up`}
          onClick={() => onChange({ kind: 'moved', key, by: -1 })}
          disabled={place === 1}
          className="disabled:opacity-40"
        >
          <ArrowUp aria-hidden="true" />
        </IconButton>
        <IconButton
          label={`Move ${name} down`}
          onClick={() => onChange({ kind: 'moved', key, by: 1 })}
          disabled={place === last}
          className="disabled:opacity-40"
        >
          <ArrowDown aria-hidden="true" />
        </IconButton>
        <IconButton label={`Remove ${name}`} onClick={() => onChange({ kind: 'removed', key })}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
      <div className="md:col-span-4">
        <CheckPicker
          label={name}
          options={options}
          chosen={checks}
          onAdd={(checkId) => onChange({ kind: 'check-added', key, checkId })}
          onRemove={(checkId) => onChange({ kind: 'check-removed', key, checkId })}
        />
        {checks.length === 0 ? (
          <p className="mt-1 text-caption text-fg-3">Without a check a person attests it.</p>
        ) : null}
      </div>
    </li>
  );
}
