import { notFound } from 'next/navigation';

/** An address that no page has: the not-found page inside the frame. */
export default function MissingPage(): never {
  notFound();
}
