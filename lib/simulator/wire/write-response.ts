import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultEffect } from '../control/faults';
import type { RenderedResponse } from './render-response';

const PROXY_PAGE =
  '<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Service unavailable</h1></body></html>';

function changed(response: RenderedResponse, effect: FaultEffect | undefined): RenderedResponse {
  if (effect?.type === 'html') {
    return { status: effect.status, headers: { 'content-type': 'text/html' }, body: PROXY_PAGE };
  }
  if (effect?.type === 'malformed')
    return { ...response, body: `${response.body.toString().slice(0, -12)}<{` };
  if (effect?.type === 'clockSkew') {
    const date = new Date(Date.now() + effect.seconds * 1000).toUTCString();
    return { ...response, headers: { ...response.headers, date } };
  }
  return response;
}

async function sendSlowly(outgoing: ServerResponse, body: Buffer, milliseconds: number): Promise<void> {
  const pieces = 10;
  const size = Math.max(1, Math.ceil(body.length / pieces));
  for (let start = 0; start < body.length; start += size) {
    outgoing.write(body.subarray(start, start + size));
    await wait(milliseconds / pieces);
  }
  outgoing.end();
}

async function send(outgoing: ServerResponse, body: Buffer, effect: FaultEffect | undefined): Promise<void> {
  if (effect?.type === 'truncate' || effect?.type === 'reset') {
    outgoing.write(body.subarray(0, body.length >> 1), () => outgoing.destroy());
  } else if (effect?.type === 'slowBody') {
    await sendSlowly(outgoing, body, effect.ms);
  } else {
    outgoing.end(body);
  }
}

/** Writes a response, playing the faults that happen on the way (latency, resets, broken bodies). */
export async function writeResponse(
  outgoing: ServerResponse,
  rendered: RenderedResponse,
  effect?: FaultEffect,
): Promise<void> {
  if (effect?.type === 'hang') return;
  if (effect?.type === 'latency') await wait(effect.ms + Math.random() * (effect.jitterMs ?? 0));
  if (effect?.type === 'reset' && effect.when !== 'after') {
    outgoing.destroy();
    return;
  }
  const { status, headers, body } = changed(rendered, effect);
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
  await send(outgoing, bytes, effect);
}
