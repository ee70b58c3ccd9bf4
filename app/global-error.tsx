'use client';

import './globals.css';

/** The last resort, when the root layout itself fails: it may rely on nothing but its own markup. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-md px-6 pt-32">
          <h1 className="text-h1">Rolecall could not show this page</h1>
          <p className="mt-2 text-fg-2">
            Its database may be out of reach. Nothing is lost. Reload the page in a moment; if it stays so,
            look at the log of the web server.
          </p>
          {error.digest ? <p className="mt-3 text-caption text-fg-3">Reference {error.digest}</p> : null}
        </main>
      </body>
    </html>
  );
}
