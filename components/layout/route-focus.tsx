'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

const patienceMs = 15_000;

/** A skeleton that gave way may still be in the document, hidden. */
function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

function focusHeading(): void {
  const heading = [...document.querySelectorAll<HTMLElement>('main h1')].find(isShown);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function hasLostFocus(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || !isShown(activeElement);
}

/** A dialog that closes late gives focus back to what opened it, on the page that was left: the frame around `main`. */
function keepFocusInMain(main: HTMLElement): () => void {
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  const release = () => stop.abort();
  document.addEventListener('keydown', release, options);
  document.addEventListener('pointerdown', release, options);
  const putBack = ({ target }: FocusEvent) => {
    if (target instanceof Node && !main.contains(target)) requestAnimationFrame(focusHeading);
  };
  document.addEventListener('focusin', putBack, options);
  return release;
}

/** Moves focus to the heading of the page that was gone to, so that a screen reader says where one is. */
export function RouteFocus() {
  const pathname = usePathname();
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    focusHeading();
    const main = document.querySelector('main');
    if (!main) return;
    // The heading of a skeleton gives way to that of the page: focus goes along, unless the person has moved it.
    const observer = new MutationObserver(() => {
      requestAnimationFrame(() => hasLostFocus() && focusHeading());
    });
    observer.observe(main, { childList: true, subtree: true, attributeFilter: ['style', 'hidden'] });
    const letGo = keepFocusInMain(main);
    const end = () => {
      observer.disconnect();
      letGo();
    };
    const timer = setTimeout(end, patienceMs);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [pathname]);
  return null;
}
