import { NextResponse, type NextRequest } from 'next/server';

/** Cheap headers for every page; who may see what is decided by `requireViewer` and the queries. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set('x-rolecall-path', request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ['/((?!_next/|api/|favicon|logo).*)'] };
