/** First stop of the keyboard on every page. */
export function SkipLink({ href = '#main', label = 'Skip to content' }: { href?: string; label?: string }) {
  return (
    <a
      href={href}
      data-print="hide"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-pop focus:px-3 focus:py-2 focus:shadow-floating"
    >
      {label}
    </a>
  );
}
