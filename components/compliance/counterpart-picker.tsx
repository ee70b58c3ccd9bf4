'use client';

import { useRouter } from 'next/navigation';
import { Combobox } from '@/components/ui/combobox';

interface CounterpartPickerProps {
  choices: readonly { id: string; name: string; version: string }[];
  chosen: string | null;
  /** The address of this page without the choice. */
  href: string;
}

/** Chooses what a framework is compared with; the choice is in the address. */
export function CounterpartPicker({ choices, chosen, href }: CounterpartPickerProps) {
  const router = useRouter();
  return (
    <div className="w-full sm:w-80">
      <Combobox
        options={choices.map(({ id, name, version }) => ({ value: id, label: `${name} ${version}` }))}
        value={chosen}
        onValueChange={(id) =>
          router.push(`${href}${href.includes('?') ? '&' : '?'}with=${encodeURIComponent(id)}`)
        }
        searchLabel="Search frameworks"
        placeholder="Compare with"
      />
    </div>
  );
}
