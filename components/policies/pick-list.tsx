import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { FindBox } from './find-box';

export interface Pick {
  id: string;
  href: string;
  title: ReactNode;
  detail: ReactNode;
  mark: ReactNode;
  current: boolean;
}

interface PickListProps {
  title: string;
  subtitle: ReactNode;
  searchLabel: string;
  picks: readonly Pick[];
  /** There are more than are listed. */
  more: boolean;
  find: string;
}

/** A search and the first of what it finds, to choose one: the choice is in the address. */
export function PickList({ title, subtitle, searchLabel, picks, more, find }: PickListProps) {
  return (
    <Card>
      <CardHeader title={title} subtitle={subtitle} />
      <CardBody className="pb-3">
        <FindBox label={searchLabel} />
      </CardBody>
      {picks.length === 0 ? (
        <p className="px-4 pb-5 text-fg-2 sm:px-5">
          {find
            ? `Nothing in this scope is called like “${find}”.`
            : 'There is nothing to choose in this scope.'}
        </p>
      ) : (
        <ul aria-label={title} className="border-t border-line">
          {picks.map(({ id, href, title: name, detail, mark, current }) => (
            <li key={id} className="border-b border-line last:border-0">
              <Link
                href={href}
                scroll={false}
                aria-current={current ? 'true' : undefined}
                className="flex items-start gap-3 px-4 py-2 hover:bg-hover hover:no-underline aria-[current]:bg-active sm:px-5"
              >
                <span className="mt-0.5 flex-none">{mark}</span>
                <span className="min-w-0">
                  <span className="block font-medium break-words">{name}</span>
                  <span className="block text-caption break-words text-fg-3">{detail}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {more ? (
        <p className="border-t border-line px-4 py-2 text-small text-fg-3 sm:px-5">Search to see others.</p>
      ) : null}
    </Card>
  );
}
