'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { DialogClose, DialogContent } from '@/components/ui/dialog';
import type { PersonListRow } from '@/lib/db/queries/people/list-people';
import { failureText } from '@/components/shared/failure-text';
import { OnceShown } from './once-shown';
import type { PeopleActions } from './people-actions';

interface NewLinkProps {
  person: PersonListRow;
  issueLink: PeopleActions['issueLink'];
}

/** Content of the dialog that makes a new link to set a password. */
export function NewLink({ person, issueLink }: NewLinkProps) {
  const [link, setLink] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const [busy, startTransition] = useTransition();
  const issue = () =>
    startTransition(async () => {
      const result = await issueLink(person.id);
      setProblem(failureText(result));
      if (result.ok) setLink(result.data.link);
    });
  return (
    <DialogContent
      title={`A link for ${person.name}`}
      description="Whoever opens it sets a new password. It works once, for three days; a link from before stops working."
      actions={
        link ? (
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        ) : (
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" busy={busy} busyLabel="Making it…" onClick={issue}>
              Make link
            </Button>
          </>
        )
      }
    >
      {link ? (
        <OnceShown label="Password link" secret={link}>
          It is not shown again and not kept. The old password works until the new one is set.
        </OnceShown>
      ) : null}
      {problem ? (
        <p role="alert" className="text-small">
          {problem}
        </p>
      ) : null}
    </DialogContent>
  );
}
