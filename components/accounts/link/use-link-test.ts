import { useCallback, useEffect, useRef, useState } from 'react';
import type { TestedCapability } from '@/lib/scan/test-connection';

export type TestPhase = 'idle' | 'running' | 'done' | 'broken';

export interface LinkTestState {
  phase: TestPhase;
  results: ReadonlyMap<string, TestedCapability>;
  /** A scan would bring something back. */
  canScan: boolean;
  failure: { message: string; whatToDo: string } | null;
}

type Line =
  | { type: 'capability'; capability: TestedCapability }
  | { type: 'done'; canScan: boolean }
  | { type: 'failed'; message: string; whatToDo: string };

const idle: LinkTestState = { phase: 'idle', results: new Map(), canScan: false, failure: null };
const running: LinkTestState = { ...idle, phase: 'running' };
const lost = {
  message: 'The connection to Rolecall broke off.',
  whatToDo: 'Nothing was changed. Test again.',
};

/** Runs the live test of a link and tells each line as it comes; a test that is left is stopped. */
export function useLinkTest(accountId: string, startAtOnce: boolean) {
  const [state, setState] = useState<LinkTestState>(startAtOnce ? running : idle);
  const current = useRef<AbortController | null>(null);

  const run = useCallback(async () => {
    current.current?.abort();
    const own = new AbortController();
    current.current = own;
    try {
      for await (const line of readLines(accountId, own.signal)) {
        if (own.signal.aborted) return;
        setState((before) => next(before, line));
      }
      setState((before) =>
        before.phase === 'running' ? { ...before, phase: 'broken', failure: lost } : before,
      );
    } catch {
      if (!own.signal.aborted) setState((before) => ({ ...before, phase: 'broken', failure: lost }));
    }
  }, [accountId]);

  useEffect(() => {
    // After this turn: leaving at once, as strict mode does, then stops it before it has asked AWS anything.
    const timer = startAtOnce ? setTimeout(() => void run()) : undefined;
    return () => {
      clearTimeout(timer);
      current.current?.abort();
    };
  }, [startAtOnce, run]);

  const start = async () => {
    setState(running);
    await run();
  };

  return { ...state, start };
}

function next(before: LinkTestState, line: Line): LinkTestState {
  if (line.type === 'capability') {
    const { capability } = line;
    return { ...before, results: new Map(before.results).set(capability.id, capability) };
  }
  if (line.type === 'done') return { ...before, phase: 'done', canScan: line.canScan };
  return { ...before, phase: 'broken', failure: { message: line.message, whatToDo: line.whatToDo } };
}

async function* readLines(accountId: string, signal: AbortSignal): AsyncGenerator<Line> {
  const answer = await fetch('/api/link-test', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId }),
    signal,
  });
  if (!answer.ok || !answer.body) {
    const problem = (await answer.json()) as { message: string; whatToDo: string };
    yield { type: 'failed', ...problem };
    return;
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Line;
  }
}
