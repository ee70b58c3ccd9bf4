import type { Comparison } from '@/lib/db/queries/compare/get-comparison';
import { formatCount, formatPlural } from '@/lib/format';
import type { CompareTab } from './compare-groups';

/** A piece of the summary; with a tab it leads to what it counts. */
export interface SummaryPart {
  text: string;
  tab?: CompareTab;
}

type Told = Pick<Comparison, 'before' | 'after' | 'changes' | 'findings'>;

function countOf({ changes }: Told, ...events: string[]): number {
  return changes.filter(({ event }) => event !== null && events.includes(event)).length;
}

function scoreSentence({ before, after }: Told): SummaryPart[] {
  const [old, now] = [before.totals.score, after.totals.score].map((score) =>
    score === null ? null : Math.round(score),
  );
  if (old === null || now === null || old === undefined || now === undefined) return [];
  if (old === now) return [{ text: `The score is ${now} as before. ` }];
  return [{ text: `The score ${now > old ? 'rose' : 'fell'} from ${old} to ${now}. ` }];
}

/** `9 identities were added`, `11 removed`: the noun stands once. */
function pairSentence(
  added: number,
  removed: number,
  { noun, words, tab }: { noun: [string, string]; words: [string, string]; tab: CompareTab },
): SummaryPart[] {
  const was = (count: number) => (count === 1 ? 'was' : 'were');
  if (added === 0 && removed === 0) return [];
  if (added === 0)
    return [{ text: `${formatPlural(removed, ...noun)} ${was(removed)} ${words[1]}`, tab }, { text: '. ' }];
  const first: SummaryPart = { text: `${formatPlural(added, ...noun)} ${was(added)} ${words[0]}`, tab };
  if (removed === 0) return [first, { text: '. ' }];
  return [first, { text: ', ' }, { text: `${formatCount(removed)} ${words[1]}`, tab }, { text: '. ' }];
}

function administratorSentence(told: Told): SummaryPart[] {
  const gained = countOf(told, 'administrator-gained');
  const lost = countOf(told, 'administrator-lost');
  const parts: SummaryPart[] = [];
  if (gained > 0) parts.push({ text: `${formatCount(gained)} became administrator`, tab: 'administrators' });
  if (gained > 0 && lost > 0) parts.push({ text: ' and ' });
  if (lost > 0)
    parts.push({
      text: `${formatCount(lost)} no longer ${lost === 1 ? 'is' : 'are'}${gained > 0 ? '' : ' administrator'}`,
      tab: 'administrators',
    });
  return parts.length > 0 ? [...parts, { text: '. ' }] : [];
}

function trustSentence(told: Told): SummaryPart[] {
  const roles = (event: string) =>
    new Set(
      told.changes
        .filter((change) => change.event === event)
        .map(({ accountId, entity }) => accountId + entity),
    ).size;
  const open = roles('public-trust-added');
  const external = roles('external-trust-added');
  const parts: SummaryPart[] = [];
  if (open > 0)
    parts.push(
      { text: `${formatPlural(open, 'role')} can now be assumed by anyone`, tab: 'trust' },
      { text: '. ' },
    );
  if (external > 0)
    parts.push(
      {
        text: `${formatPlural(external, 'role')} now ${external === 1 ? 'trusts' : 'trust'} an account outside`,
        tab: 'trust',
      },
      { text: '. ' },
    );
  return parts;
}

/** What a comparison comes to, in a few sentences; the counted things lead to their rows. */
export function summarySentences(told: Told): SummaryPart[] {
  const opened = told.findings.filter(({ moved }) => moved === 'opened').length;
  const parts = [
    ...scoreSentence(told),
    ...pairSentence(told.findings.length - opened, opened, {
      noun: ['finding', 'findings'],
      words: ['resolved', 'opened'],
      tab: 'findings',
    }),
    ...pairSentence(
      countOf(told, 'user-created', 'role-created', 'group-created'),
      countOf(told, 'user-deleted', 'role-deleted', 'group-deleted'),
      { noun: ['identity', 'identities'], words: ['added', 'removed'], tab: 'identities' },
    ),
    ...administratorSentence(told),
    ...trustSentence(told),
    ...pairSentence(
      countOf(told, 'key-created', 'root-key-created'),
      countOf(told, 'key-deleted', 'root-key-deleted'),
      {
        noun: ['access key', 'access keys'],
        words: ['created', 'deleted'],
        tab: 'keys',
      },
    ),
  ];
  return parts.length > 0 ? parts : [{ text: 'Nothing that Rolecall watches is different.' }];
}
