import type { ReactNode } from 'react';

/** Destructive settings, last on their page, in a bordered zone. */
export function DangerZone({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children: ReactNode;
  action: ReactNode;
}) {
  return (
    <section className="flex items-start justify-between gap-6 rounded-card border border-fail px-4 py-4 max-sm:flex-col sm:px-5">
      <div className="max-w-[72ch]">
        <h2 className="text-h3">{title}</h2>
        <div className="mt-1 text-small text-fg-2">{children}</div>
      </div>
      <div className="flex-none">{action}</div>
    </section>
  );
}
