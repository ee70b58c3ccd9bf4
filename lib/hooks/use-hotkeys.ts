import { useEffect, useEffectEvent } from 'react';

const sequenceMs = 900;

/** Keys by name: `mod+k`, `/`, `?`, or a sequence such as `g f`. Single keys do nothing while someone types. */
export type Hotkeys = Record<string, (event: KeyboardEvent) => void>;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function isInDialog(): boolean {
  return (
    document.querySelector('[role="dialog"][data-state="open"], [role="menu"][data-state="open"]') !== null
  );
}

/** True while the key belongs to a field, an open dialog or menu, or a combination of the system's. */
function isElsewhere(event: KeyboardEvent): boolean {
  return event.altKey || isTyping(event.target) || isInDialog();
}

/** Listens on the document while mounted. `singleKeys: false` leaves only those with a modifier (WCAG 2.1.4). */
export function useHotkeys(hotkeys: Hotkeys, { singleKeys = true }: { singleKeys?: boolean } = {}): void {
  const handle = useEffectEvent((event: KeyboardEvent, prefix: string | null): string | null => {
    const mod = event.metaKey || event.ctrlKey;
    if (!mod && (!singleKeys || isElsewhere(event))) return null;
    const name = mod ? `mod+${event.key.toLowerCase()}` : event.key;
    const action = hotkeys[prefix ? `${prefix} ${name}` : name] ?? (prefix ? hotkeys[name] : undefined);
    if (action) {
      event.preventDefault();
      action(event);
      return null;
    }
    return Object.keys(hotkeys).some((key) => key.startsWith(`${name} `)) ? name : null;
  });

  useEffect(() => {
    let prefix: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.key === 'Shift') return;
      clearTimeout(timer);
      prefix = handle(event, prefix);
      if (prefix) timer = setTimeout(() => (prefix = null), sequenceMs);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
