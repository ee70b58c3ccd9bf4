'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

const patienceMs = 15_000;

/** A skeleton that gave way may still be in the document, hidden. */
function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

/** Whether there was a heading to focus. */
function focusHeading(): boolean {
  const heading = [...document.querySelectorAll<HTMLElement>('main h1')].find(isShown);
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}

function hasLostFocus(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || !isShown(activeElement);
}

/**
 * Keeps focus on the heading of the page until the person moves it: the heading may come late, that of a skeleton gives
 * way to that of the page, and a dialog that closes gives focus back to what opened it, in the frame around `main`.
 * Returns how to stop.
 */
function holdHeading(main: HTMLElement): () => void {
  let placed = focusHeading();
  const place = () => {
    placed = focusHeading() || placed;
  };
  const observer = new MutationObserver(() => {
    requestAnimationFrame(() => (!placed || hasLostFocus()) && place());
  });
  const listeners = new AbortController();
  const stop = () => {
    observer.disconnect();
    listeners.abort();
    clearTimeout(timer);
  };
  const timer = setTimeout(stop, patienceMs);
  const options = { capture: true, signal: listeners.signal };
  observer.observe(main, { childList: true, subtree: true, attributeFilter: ['style', 'hidden'] });
  document.addEventListener('keydown', stop, options);
  document.addEventListener('pointerdown', stop, options);
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof Node && !main.contains(target)) requestAnimationFrame(place);
    },
    options,
  );
  return stop;
}

/** Moves focus to the heading of the page that was gone to, so that a screen reader says where one is. */
export function RouteFocus() {
  const pathname = usePathname();
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    const main = document.querySelector('main');
    return main ? holdHeading(main) : undefined;
  }, [pathname]);
  return null;
}
