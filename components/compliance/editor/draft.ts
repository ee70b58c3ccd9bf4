import type { Framework, Requirement } from '@/lib/posture/compliance/types';

/** A requirement while it is written; the key keeps its row through every change. */
export interface DraftRequirement {
  key: number;
  id: string;
  title: string;
  section: string;
  checks: string[];
  idSource: Requirement['idSource'];
}

/** A framework while it is written. */
export interface Draft {
  id: string;
  name: string;
  version: string;
  publisher: string;
  url: string;
  note: string;
  requirements: DraftRequirement[];
  nextKey: number;
}

/** A framework as a draft; without one an empty draft with one empty requirement. */
export function toDraft(framework: Framework | null): Draft {
  if (!framework) {
    const none = { id: '', name: '', version: '1', publisher: '', url: '', note: '' };
    return { ...none, nextKey: 1, requirements: [emptyRequirement(0, '')] };
  }
  const { requirements, note = '', ...rest } = framework;
  return {
    ...rest,
    note,
    nextKey: requirements.length,
    requirements: requirements.map((one, key) => ({ ...one, key, checks: [...one.checks] })),
  };
}

/** The framework that a draft says, as `parseFramework` takes it. */
export function fromDraft({ nextKey: _, note, requirements, ...rest }: Draft): object {
  return {
    ...rest,
    ...(note.trim() && { note: note.trim() }),
    requirements: requirements.map(({ key: _key, ...one }) => one),
  };
}

/** A copy of a framework to begin with: an id and a name of one's own. */
export function toCopy(framework: Framework): Framework {
  return {
    ...framework,
    id: `own-${framework.id}`.slice(0, 64),
    name: `${framework.name} (own)`,
    requirements: framework.requirements.map((one) => ({ ...one, idSource: 'custom' })),
  };
}

export type DraftChange =
  | { kind: 'field'; field: 'id' | 'name' | 'version' | 'publisher' | 'url' | 'note'; value: string }
  | { kind: 'requirement'; key: number; field: 'id' | 'title' | 'section'; value: string }
  | { kind: 'check-added' | 'check-removed'; key: number; checkId: string }
  | { kind: 'added' }
  | { kind: 'removed'; key: number }
  | { kind: 'moved'; key: number; by: -1 | 1 };

/** The draft after a change. */
export function changeDraft(draft: Draft, change: DraftChange): Draft {
  if (change.kind === 'field') return { ...draft, [change.field]: change.value };
  if (change.kind === 'added') {
    const section = draft.requirements.at(-1)?.section ?? '';
    return {
      ...draft,
      nextKey: draft.nextKey + 1,
      requirements: [...draft.requirements, emptyRequirement(draft.nextKey, section)],
    };
  }
  return { ...draft, requirements: changeRequirements(draft.requirements, change) };
}

type RequirementChange = Extract<DraftChange, { key: number }>;

function changeRequirements(all: DraftRequirement[], change: RequirementChange): DraftRequirement[] {
  if (change.kind === 'removed') return all.filter(({ key }) => key !== change.key);
  if (change.kind === 'moved') return moved(all, change);
  return all.map((one) => (one.key === change.key ? changeRequirement(one, change) : one));
}

function changeRequirement(
  one: DraftRequirement,
  change: Exclude<RequirementChange, { kind: 'removed' | 'moved' }>,
): DraftRequirement {
  if (change.kind === 'requirement') return { ...one, [change.field]: change.value };
  const others = one.checks.filter((id) => id !== change.checkId);
  return { ...one, checks: change.kind === 'check-added' ? [...others, change.checkId] : others };
}

function moved(all: DraftRequirement[], { key, by }: { key: number; by: -1 | 1 }): DraftRequirement[] {
  const from = all.findIndex((one) => one.key === key);
  const one = all[from];
  const other = all[from + by];
  if (!one || !other) return all;
  return all.map((each) => (each === one ? other : each === other ? one : each));
}

function emptyRequirement(key: number, section: string): DraftRequirement {
  return { key, id: '', title: '', section, checks: [], idSource: 'custom' };
}
