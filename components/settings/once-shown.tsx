'use client';

import { CopyButton } from '@/components/ui/copy-button';

interface OnceShownProps {
  /** "Sign-in link", "Token". */
  label: string;
  secret: string;
  children: string;
}

/** A secret that is shown this once, with a button to copy it. */
export function OnceShown({ label, secret, children }: OnceShownProps) {
  return (
    <>
      <div className="flex items-center gap-2 rounded-md border border-line-strong bg-code-bg py-1.5 pr-1.5 pl-3">
        <code aria-label={label} className="min-w-0 flex-1 text-code break-all">
          {secret}
        </code>
        <CopyButton text={secret} label={`Copy ${label.toLowerCase()}`} />
      </div>
      <p className="mt-3 text-small text-fg-2">{children}</p>
    </>
  );
}
