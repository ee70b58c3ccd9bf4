'use client';

import { Avatar } from '@/components/ui/avatar';
import type { DemoPerson } from '@/lib/access/demo-people';
import { roleNames } from '@/lib/access/role-names';
import { cn } from '@/lib/utils';

interface DemoPeopleProps {
  people: readonly DemoPerson[];
  chosen: DemoPerson | null;
  onChoose: (person: DemoPerson) => void;
}

/** The people of the demo: choosing one fills in the form. */
export function DemoPeople({ people, chosen, onChoose }: DemoPeopleProps) {
  return (
    <fieldset className="mb-5">
      <legend className="mb-1.5 text-small font-medium">Choose whom to be</legend>
      <ul className="overflow-hidden rounded-md border border-line-strong bg-surface">
        {people.map((person) => (
          <li key={person.email} className="border-line not-first:border-t">
            <button
              type="button"
              aria-pressed={chosen?.email === person.email}
              onClick={() => onChoose(person)}
              className={cn(
                'flex w-full cursor-pointer items-center gap-2.5 px-3 py-2 text-left outline-offset-[-2px] hover:bg-hover',
                chosen?.email === person.email && 'bg-selected',
              )}
            >
              <Avatar name={person.name} />
              <span className="min-w-0 flex-1 truncate font-medium">{person.name}</span>
              <span className="text-small text-fg-3">{roleNames[person.role]}</span>
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
