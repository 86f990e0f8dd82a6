/**
 * Who may ask the preview's server for what. The deck is private, the notes in it more so, and a
 * page of any site can send requests to this machine: all is refused that is not known to be ours.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

/** A request as far as it matters here. */
export interface Asked {
  readonly method: string | undefined;
  /** Exactly as it was sent. */
  readonly target: string | undefined;
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[];
  /** The address that it came from. */
  readonly from: string | undefined;
}

export interface Guard {
  /** What `Host` may say. */
  readonly hosts: ReadonlySet<string>;
  readonly token: string;
}

/** Everything that there is to ask for. No path is ever made of a request. */
const ROUTES = {
  '/': { method: 'GET', needsToken: false },
  '/page.js': { method: 'GET', needsToken: false },
  '/page.css': { method: 'GET', needsToken: false },
  '/icon.svg': { method: 'GET', needsToken: false },
  '/events': { method: 'GET', needsToken: true },
  '/open': { method: 'POST', needsToken: true },
} as const;

export type Route = keyof typeof ROUTES;

export type Verdict =
  | { readonly route: Route }
  | { readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415; readonly reason: string };

/** The largest body that is read, in bytes. */
export const LARGEST_BODY = 4096;

export function judge({ method, target, rawHeaders, from }: Asked, guard: Guard): Verdict {
  const refuse = (
    status: Exclude<Verdict, { route: Route }>['status'],
    reason: string,
  ): Verdict => ({
    status,
    reason,
  });
  const headers = (name: string): string[] =>
    rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
  const [host, ...otherHosts] = headers('host');
  if (host === undefined || otherHosts.length > 0 || !guard.hosts.has(host)) {
    return refuse(403, 'This address is not one of the preview’s');
  }
  if (headers('upgrade').length > 0) return refuse(400, 'There is nothing to upgrade to');
  if (target === undefined || !isRoute(target)) return refuse(404, 'There is nothing here');
  const route = ROUTES[target];
  if (method !== route.method) return refuse(405, `Only ${route.method} is meant here`);

  const origins = headers('origin');
  const isOurs = origins.every((origin) => origin === `http://${host}`);
  const isSaid = origins.length === 1 || (origins.length === 0 && method === 'GET');
  if (!isOurs || !isSaid) return refuse(403, 'Another page asks');
  const site = headers('sec-fetch-site')[0] ?? 'same-origin';
  if (site !== 'same-origin' && !(site === 'none' && target === '/')) {
    return refuse(403, 'Another page asks');
  }
  if (!route.needsToken) return { route: target };

  const [authorization, ...others] = headers('authorization');
  const given = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  if (given === undefined || others.length > 0 || !isSame(given, guard.token)) {
    return refuse(401, 'The token is missing or wrong');
  }
  if (target !== '/open') return { route: target };

  // Whoever may look from elsewhere has no say about the programs of this machine.
  if (!isLoopback(from)) return refuse(403, 'The editor is opened from this machine alone');
  if (headers('content-type').join() !== 'application/json') return refuse(415, 'Send JSON');
  if (headers('transfer-encoding').length > 0) return refuse(400, 'Say how long the body is');
  const length = headers('content-length').join();
  if (!/^\d{1,9}$/.test(length)) return refuse(400, 'Say how long the body is');
  if (Number(length) > LARGEST_BODY) return refuse(413, 'The body is too long');
  return { route: target };
}

function isRoute(target: string): target is Route {
  return Object.hasOwn(ROUTES, target);
}

/** In a time that tells nothing of where they differ. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

export function isLoopback(address: string | undefined): boolean {
  return /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/.test(address ?? '');
}
