import type { ReactNode } from 'react';
import type { CutOfPaths } from '@/lib/db/queries/paths/types';
import { formatPlural } from '@/lib/format';
import { nameInStep } from './permission-words';

/** A change as parts: plain text, names to stress, and calls. */
type Part = { text: string } | { name: string } | { call: string };

function partsOf({ kind, action, name, holder }: CutOfPaths): Part[] {
  switch (kind) {
    case 'trust':
      return [{ text: 'Narrow whom the trust policy of ' }, { name: nameInStep(name) }, { text: ' names' }];
    case 'policy':
      return [{ text: 'Take ' }, { call: action }, { text: ' out of policy ' }, { name }];
    case 'inline':
      return [
        { text: 'Take ' },
        { call: action },
        { text: ' out of inline policy ' },
        { name },
        { text: ' of ' },
        { name: holder ?? '' },
      ];
    case 'aws-policy':
      return [{ text: 'Replace AWS policy ' }, { name }, { text: ' by one without ' }, { call: action }];
    case 'identity':
      return [{ text: 'Take ' }, { call: action }, { text: ' out of every policy of ' }, { name }];
  }
}

/** A change that closes ways, as something to do. */
export function cutWords(cut: CutOfPaths): ReactNode {
  return partsOf(cut).map((part, index) => {
    if ('name' in part) return <b key={index}>{part.name}</b>;
    return 'call' in part ? <code key={index}>{part.call}</code> : <span key={index}>{part.text}</span>;
  });
}

/** The same as plain text, for a ticket. */
export function cutText(cut: CutOfPaths, index: number): string {
  const what = partsOf(cut)
    .map((part) => ('name' in part ? part.name : 'call' in part ? part.call : part.text))
    .join('');
  const freed = cut.frees.length > 0 ? ` Frees ${cut.frees.join(', ')}.` : '';
  const unused = cut.unused ? ' Last-accessed data shows no use of it.' : '';
  return `${index + 1}. ${what} (${cut.accountName}): closes ${formatPlural(cut.closes, 'way')} to administrator.${freed}${unused}`;
}
