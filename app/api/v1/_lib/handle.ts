import { sameOriginOnly } from '@/lib/auth/same-origin-only';
import { requireApiViewer } from '@/lib/auth/api-viewer';
import type { Viewer } from '@/lib/access/viewer';
import type { Texts } from '@/lib/reports/parameter';
import { problemResponse } from './problem';
import { readQuery } from './read-query';
import { apiRoutes, type RouteKey } from './routes';

/** A request as a route of the API gets it: who asks, and the parameters of address and path. */
export interface ApiCall {
  viewer: Viewer;
  query: Texts;
  path: Readonly<Record<string, string>>;
  request: Request;
}

export interface RouteContext {
  params: Promise<Record<string, string>>;
}

export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/**
 * The handler of a route of the table: signs in, reads the address (names that the table does not have are refused, since
 * a misspelt filter must not answer with everything), works, and tells every failure as problem+json.
 */
export function handle(key: RouteKey, work: (call: ApiCall) => Promise<Response>): RouteHandler {
  const known = Object.keys(apiRoutes[key].parameters);
  return async (request, context) => {
    try {
      const viewer = await requireApiViewer(request);
      if (viewer.kind === 'person') sameOriginOnly(request);
      const query = readQuery(new URL(request.url).searchParams, known);
      return await work({ viewer, query, path: await context.params, request });
    } catch (error) {
      return problemResponse(error);
    }
  };
}
