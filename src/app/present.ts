/** Builds the page that presents and serves it to this machine alone. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BuildError, buildError, type Problem } from '../problem.js';
import { build } from './build.js';
import type { BuildOptions } from './options.js';

/** A fixed default, since a browser keeps settings by address. */
const DEFAULT_PORT = 5070;

export type PresentOptions = Omit<
  BuildOptions,
  'name' | 'formats' | 'pptx' | 'fit' | 'audience' | 'pdfNotes'
> & {
  /** The port; without one 5070, or any other if that is taken. */
  readonly port?: number | undefined;
};

export interface PresentServer {
  /** The address of the deck. */
  readonly deck: string;
  /** The address of the presenter view, which keeps step with the deck. */
  readonly presenter: string;
  readonly slides: number;
  /** Warnings, and notes on slides that were set smaller or split. */
  readonly problems: readonly Problem[];
  /** Ends the serving. */
  close(): Promise<void>;
}

/**
 * Builds the deck in memory and serves it on 127.0.0.1.
 * @throws BuildError with every problem of the outline, with what the machine lacks, or if the port
 *   is taken
 */
export async function present({ port, ...options }: PresentOptions): Promise<PresentServer> {
  let page: Uint8Array | undefined;
  /** Videos that are not in the page, by their paths. */
  const beside = new Map<string, Uint8Array>();
  const server = createServer((request, response) => {
    // Only a page of an earlier run has the address yet.
    if (page) answer(request, response, page, beside);
    else refuse(response, 503);
  });
  const close = (): Promise<void> =>
    new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  // Before the deck is built, which takes longer than to learn that the port is taken.
  await listen(server, port);
  const { files, slides, problems } = await build({ ...options, formats: ['html'] }).catch(
    async (error: unknown): Promise<never> => {
      await close();
      throw error;
    },
  );
  page = files.find(({ name }) => name.endsWith('.html'))?.bytes;
  for (const { name, bytes } of files) beside.set(`/${encodeURIComponent(name)}`, bytes);
  const { port: own } = server.address() as AddressInfo;
  const deck = `http://127.0.0.1:${own}/`;
  return { deck, presenter: `${deck}presenter`, slides, problems, close };
}

/**
 * The page at `/`, its presenter view at `/presenter`, the videos beside it, nothing else. Another site's name that leads
 * to this machine (DNS rebinding) is refused: by it that site could read the notes.
 */
function answer(
  request: IncomingMessage,
  response: ServerResponse,
  page: Uint8Array,
  beside: ReadonlyMap<string, Uint8Array>,
): void {
  const { method = '', url = '' } = request;
  const { host = '' } = request.headers;
  const port = request.socket.localPort;
  const path = url.replace(/\?.*$/, '');
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(host)) refuse(response, 403);
  else if (method !== 'GET' && method !== 'HEAD') refuse(response, 405);
  else if (path === '/presenter') {
    response.writeHead(302, { location: '/?view=presenter', 'content-length': 0 }).end();
  } else if (beside.has(path) && !path.endsWith('.html')) {
    sendVideo(request, response, path, beside.get(path) ?? page);
  } else if (path !== '/') refuse(response, 404);
  else {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-length': page.length,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // The page has the rest of its policy itself; this does not work there.
      'content-security-policy': "frame-ancestors 'none'",
    };
    response.writeHead(200, headers).end(method === 'HEAD' ? undefined : page);
  }
}

/** All of it, or the part that is asked for: Safari plays nothing else (RFC 9110, §14). */
function sendVideo(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  path: string,
  bytes: Uint8Array,
): void {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const start = Number(first ?? 0);
  const end = Math.min(bytes.length, last ? Number(last) + 1 : bytes.length);
  if (start >= end) {
    refuse(response, 416);
    return;
  }
  response.writeHead(first === undefined ? 200 : 206, {
    'content-type': path.endsWith('.webm') ? 'video/webm' : 'video/mp4',
    'content-length': end - start,
    'accept-ranges': 'bytes',
    ...(first === undefined
      ? {}
      : { 'content-range': `bytes ${start}-${end - 1}/${bytes.length}` }),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : bytes.subarray(start, end));
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 }).end();
}

async function listen(server: Server, port: number | undefined): Promise<void> {
  try {
    server.listen(port ?? DEFAULT_PORT, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    if (port !== undefined) throw taken(port, code);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
}

function taken(port: number, code: string): BuildError {
  const why = code === 'EACCES' ? 'may not be used' : 'is taken by another program';
  const hint = 'Name another one by --port, or none.';
  return buildError('present/port', `The port ${port} ${why}`, hint, { blame: 'machine' });
}
