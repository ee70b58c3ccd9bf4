'use client';

import { useActionState, useState } from 'react';
import { toast } from 'sonner';
import { failureText } from '@/components/shared/failure-text';
import { Button } from '@/components/ui/button';
import { usePastBlock } from '@/lib/hooks/use-past-block';
import type { ChangeSetting } from './setting-actions';

interface ProfileChoice {
  name: string;
  title: string;
  description: string;
  /** How many checks it switches on. */
  checks: number;
}

interface ProfileFormProps {
  profiles: readonly ProfileChoice[];
  chosen: string;
  change: ChangeSetting;
}

/** Chooses the profile of a scope: parameters and checks at once; values set by hand win over it. */
export function ProfileForm({ profiles, chosen, change }: ProfileFormProps) {
  const [wanted, setWanted] = useState(chosen);
  const past = usePastBlock();
  const [error, submit, busy] = useActionState(async () => {
    const result = await change({ key: 'profile', value: wanted });
    if (!result.ok) return failureText(result) ?? null;
    toast('The profile is saved; the newest snapshots are judged again.');
    return null;
  }, null);
  return (
    <form action={submit} className="px-4 pb-5 sm:px-5">
      <fieldset className="grid gap-1">
        <legend className="sr-only">Profile</legend>
        {profiles.map(({ name, title, description, checks }) => (
          <label key={name} className="flex cursor-pointer gap-3 rounded-md px-2 py-2 hover:bg-hover">
            <input
              type="radio"
              name="profile"
              value={name}
              checked={wanted === name}
              onChange={() => setWanted(name)}
              className="mt-1 accent-ink"
            />
            <span>
              <span className="font-medium">{title}</span>{' '}
              <span className="text-small text-fg-3">{checks} checks</span>
              <span className="block text-small text-fg-2">{description}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {error ? (
        <p role="alert" className="mt-2 text-small">
          {error}
        </p>
      ) : null}
      <Button
        type="submit"
        className="mt-3"
        busy={busy}
        blocked={past ?? (wanted === chosen ? 'Nothing is changed yet' : undefined)}
      >
        Save profile
      </Button>
    </form>
  );
}
