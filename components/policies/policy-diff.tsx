import type { ReactNode } from 'react';
import { TextDiff } from '@/components/shared/text-diff';
import { toReadableText } from '@/lib/iam/analyze/analyze-text';

interface PolicyDiffProps {
  name: string;
  before: string;
  after: string;
  head?: ReactNode;
}

/** Two texts of a policy, line by line; a long one scrolls in its place. */
export function PolicyDiff({ name, before, after, head }: PolicyDiffProps) {
  return (
    <div className="relative max-h-[520px] overflow-y-auto rounded-md">
      <TextDiff
        before={toReadableText(before)}
        after={toReadableText(after)}
        head={head ?? <b className="text-fg">Before and after</b>}
        label={`${name} before and after`}
      />
    </div>
  );
}
