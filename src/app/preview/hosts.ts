/** The host names of the preview's server. */
import { networkInterfaces } from 'node:os';
import { isLoopback } from './access.js';

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
