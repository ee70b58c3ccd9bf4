/** The outline of everything that takes text: 3:1 against the page, red twice when invalid. */
export const controlClass =
  'w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-base text-fg focus-visible:outline-2 focus-visible:outline-offset-1 focus-visible:outline-focus aria-disabled:bg-sunken disabled:bg-sunken disabled:text-fg-3 aria-invalid:border-fail aria-invalid:shadow-[0_0_0_1px_var(--fail)]';
