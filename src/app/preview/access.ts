/**
 * Access rules of the preview's server. The deck and its notes are private, and a page of any site can
 * send requests to this machine: every request is refused that is not known to be the preview's.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { networkInterfaces } from 'node:os';

/** A request as far as it matters here. */
export interface AccessRequest {
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

/** All routes. No path of a file is ever made of a request. */
const ROUTES = {
  '/': { method: 'GET', needsToken: false },
  '/page.js': { method: 'GET', needsToken: false },
  '/page.css': { method: 'GET', needsToken: false },
  '/icon.svg': { method: 'GET', needsToken: false },
  '/events': { method: 'GET', needsToken: true },
  '/open': { method: 'POST', needsToken: true },
  '/theme': { method: 'POST', needsToken: true },
} as const;

export type Route = keyof typeof ROUTES;

interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415;
  readonly reason: string;
}

/** The largest body that is read, in bytes; Node reads no more than `Content-Length`. */
const LARGEST_BODY = 4096;

/** All values of a header. */
type Headers = (name: string) => readonly string[];

/** The route of a request, or why it is refused. */
export function judge(asked: AccessRequest, guard: Guard): { readonly route: Route } | Refusal {
  const { method, target = '', rawHeaders, from } = asked;
  const headers: Headers = (name) =>
    rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
  const foreign = wrongHost(headers, guard);
  if (foreign) return foreign;
  if (!Object.hasOwn(ROUTES, target)) return refuse(404, 'There is nothing here');
  const route = target as Route;
  const { method: allowed, needsToken } = ROUTES[route];
  if (method !== allowed) return refuse(405, `Only ${allowed} is allowed here`);
  return (
    otherPage(headers, route) ??
    (needsToken ? wrongToken(headers, guard) : undefined) ??
    (allowed === 'POST' ? wrongBody(headers, from) : undefined) ?? { route }
  );
}

function refuse(status: Refusal['status'], reason: string): Refusal {
  return { status, reason };
}

function wrongHost(headers: Headers, { hosts }: Guard): Refusal | undefined {
  const [host = '', ...others] = headers('host');
  if (others.length > 0 || !hosts.has(host)) {
    return refuse(403, 'This address is not one of the preview’s');
  }
  return headers('upgrade').length > 0 ? refuse(400, 'There is nothing to upgrade to') : undefined;
}

/** Browsers name the page that asks, by `Origin` or `Sec-Fetch-Site`; a `POST` needs an `Origin`. */
function otherPage(headers: Headers, route: Route): Refusal | undefined {
  const origins = headers('origin');
  const isOurs = origins.every((origin) => origin === `http://${headers('host')[0]}`);
  const isNamed = origins.length === 1 || (origins.length === 0 && ROUTES[route].method === 'GET');
  const sites = headers('sec-fetch-site');
  const isNear = sites.every(
    (site) => site === 'same-origin' || (site === 'none' && route === '/'),
  );
  return isOurs && isNamed && isNear ? undefined : refuse(403, 'Another page asks');
}

function wrongToken(headers: Headers, { token }: Guard): Refusal | undefined {
  const [authorization = '', ...others] = headers('authorization');
  const given = /^Bearer (\S+)$/.exec(authorization)?.[1];
  const isRight = given !== undefined && others.length === 0 && isSame(given, token);
  return isRight ? undefined : refuse(401, 'The token is missing or wrong');
}

/** Another machine may see the deck, but neither open programs of this one nor change what is shown. */
function wrongBody(headers: Headers, from: string | undefined): Refusal | undefined {
  if (!isLoopback(from)) return refuse(403, 'The preview is controlled from this machine alone');
  if (headers('content-type').join() !== 'application/json') return refuse(415, 'Send JSON');
  const length = headers('content-length').join();
  if (headers('transfer-encoding').length > 0 || !/^\d{1,9}$/.test(length)) {
    return refuse(400, 'Say how long the body is');
  }
  return Number(length) > LARGEST_BODY ? refuse(413, 'The body is too long') : undefined;
}

/** In constant time. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

export function isLoopback(address: string | undefined): boolean {
  return /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/.test(address ?? '');
}

/**
 * The allowed values of `Host`: a site can point a name of its own at this machine (DNS rebinding).
 * @param address the one that the server listens on
 */
export function hostsOf(address: string, port: number): ReadonlySet<string> {
  const own = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map((one) => one.address),
  );
  const isAll = address === '0.0.0.0' || address === '::';
  const more = isLoopback(address) ? [] : isAll ? own : [address];
  const names = ['localhost', '127.0.0.1', '::1', ...more];
  // A browser leaves the port of http out.
  return new Set(
    names.flatMap((name) => [`${inUrl(name)}:${port}`, ...(port === 80 ? [inUrl(name)] : [])]),
  );
}

/** An IPv6 address is written in brackets. */
export function inUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
