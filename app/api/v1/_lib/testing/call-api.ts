import type { RouteHandler } from '../handle';

export interface Call {
  token?: string;
  headers?: Record<string, string>;
  path?: Record<string, string>;
  /** A body makes it a POST. */
  body?: unknown;
}

/** Calls a route handler as Next does, with a request to this address below /api/v1. */
export function callApi(handler: RouteHandler, address: string, call: Call = {}): Promise<Response> {
  const { token, headers, path = {}, body } = call;
  const request = new Request(`http://127.0.0.1:3210/api/v1${address}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return handler(request, { params: Promise.resolve(path) });
}
