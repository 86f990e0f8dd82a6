/** Who tries to get at a preview from where it is not meant to be got at, byte by byte. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostsOf, judge } from '../../../src/app/preview/access.js';
import { type PreviewServer, startServer } from '../../../src/app/preview/server.js';

const TOKEN = 'a-token-that-nobody-guesses';
const SECRET = 'what the deck says';
let server: PreviewServer;
let listened = 0;
const opened: unknown[] = [];

beforeAll(async () => {
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    token: TOKEN,
    onListen(stream) {
      listened++;
      stream.write(SECRET);
      return () => {};
    },
    onTheme(request) {
      opened.push(request);
      return request.theme === 'bold';
    },
    onOpen(request) {
      opened.push(request);
      return 'slide' in request && request.slide === 'there';
    },
  });
});
afterAll(() => server.close());
beforeEach(() => {
  listened = 0;
  opened.length = 0;
});

/** A request as it goes over the line; `null` takes a header away, a list gives it twice. */
interface Sent {
  readonly line?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly body?: string;
}

/** What our own page sends to get the events. */
function ours(): Record<string, string> {
  return { Host: `127.0.0.1:${server.port}`, Authorization: `Bearer ${TOKEN}` };
}

/** What our own page sends to open the editor. */
function opening(body: string): Record<string, string> {
  return {
    ...ours(),
    Origin: `http://127.0.0.1:${server.port}`,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
  };
}

/** Sends it, and gives all that comes back until the server ends or says what the page is given. */
function send({ line = 'GET /events HTTP/1.1', headers = {}, body = '' }: Sent): Promise<string> {
  const isOpening = /\/(?:open|theme) /.test(line);
  const all = { ...(isOpening ? opening(body) : ours()), ...headers };
  const fields = Object.entries(all).flatMap(([name, value]) =>
    value === null
      ? []
      : [value].flat().map((one) => `${name}: ${one.replaceAll('PORT', String(server.port))}`),
  );
  const first = line.replaceAll('PORT', String(server.port));
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    const done = (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (data) => {
      answer += data.toString('utf8');
      if (answer.includes(SECRET) || /^HTTP\/1.1 20[04]/.test(answer)) done();
    });
    socket.on('close', done);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever sends more than is read finds the line cut.
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') done();
      else reject(error);
    });
    socket.write(`${first}\r\n${fields.join('\r\n')}\r\n\r\n${body}`);
  });
}

/** The status of an answer; “cut” where the line was cut without one. */
function statusOf(answer: string): string {
  return /^HTTP\/1.1 (\d{3})/.exec(answer)?.[1] ?? 'cut';
}

describe('the intended requests', () => {
  it.each([
    ['GET / HTTP/1.1', { Authorization: null }],
    ['GET / HTTP/1.1', { Authorization: null, 'Sec-Fetch-Site': 'none' }],
    ['GET /page.js HTTP/1.1', { Authorization: null, 'Sec-Fetch-Site': 'same-origin' }],
    ['GET /page.css HTTP/1.1', { Authorization: null }],
    ['GET /icon.svg HTTP/1.1', { Authorization: null }],
    ['GET /events HTTP/1.1', {}],
    ['GET /events HTTP/1.1', { Host: 'localhost:PORT', Origin: 'http://localhost:PORT' }],
  ])('%s is answered', async (line, headers) => {
    const answer = await send({ line, headers });
    expect(statusOf(answer)).toBe('200');
    expect(answer).toContain("Content-Security-Policy: default-src 'none'");
    expect(answer).not.toContain('Access-Control-');
    expect(listened).toBe(line.includes('/events') ? 1 : 0);
  });

  it('the editor is opened for our own page', async () => {
    const body = JSON.stringify({ slide: 'there', text: '一' });
    expect(statusOf(await send({ line: 'POST /open HTTP/1.1', body }))).toBe('204');
    expect(opened).toEqual([{ slide: 'there', text: '一' }]);
  });

  it.each([
    ['for our own page', { theme: 'bold' }, {}, '204'],
    ['to one that is not there', { theme: '../bold' }, {}, '404'],
    ['by no name', { theme: 1 }, {}, '400'],
    ['by more than a name', { theme: 'bold', path: '/' }, {}, '400'],
    ['without an origin', { theme: 'bold' }, { Origin: null }, '403'],
    ['without the token', { theme: 'bold' }, { Authorization: null }, '401'],
  ])('the theme is changed %s', async (_, theme, headers, status) => {
    const sent = { line: 'POST /theme HTTP/1.1', headers, body: JSON.stringify(theme) };
    expect(statusOf(await send(sent))).toBe(status);
    expect(opened).toEqual(status === '204' || status === '404' ? [theme] : []);
  });
});

const OPEN = 'POST /open HTTP/1.1';
const GOOD = JSON.stringify({ slide: 'there' });

/** What is tried, and how it is answered. */
const ATTACKS: readonly (readonly [name: string, sent: Sent, status: string])[] = [
  // A name of a site that leads to this machine.
  ['a foreign host', { headers: { Host: 'evil.example' } }, '403'],
  ['a foreign host with our port', { headers: { Host: 'evil.example:PORT' } }, '403'],
  ['a host that begins as ours', { headers: { Host: '127.0.0.1:PORT.evil.example' } }, '403'],
  ['a host that ends as ours', { headers: { Host: 'evil.localhost:PORT' } }, '403'],
  ['our host without its port', { headers: { Host: '127.0.0.1' } }, '403'],
  ['our host with another port', { headers: { Host: '127.0.0.1:1' } }, '403'],
  ['another name for all addresses', { headers: { Host: '0.0.0.0:PORT' } }, '403'],
  ['our host as a number', { headers: { Host: '2130706433:PORT' } }, '403'],
  ['our host with a name in it', { headers: { Host: 'a@127.0.0.1:PORT' } }, '403'],
  ['two hosts', { headers: { Host: ['127.0.0.1:PORT', 'evil.example'] } }, '403'],
  ['two hosts, ours last', { headers: { Host: ['evil.example', '127.0.0.1:PORT'] } }, '403'],
  ['an empty host', { headers: { Host: '' } }, '403'],
  ['no host', { headers: { Host: null } }, '400'],
  ['no host in old HTTP', { line: 'GET /events HTTP/1.0', headers: { Host: null } }, '403'],
  [
    'a host by another header',
    { headers: { Host: 'evil.example', 'X-Forwarded-Host': '127.0.0.1:PORT' } },
    '403',
  ],

  // A page of another site.
  ['a foreign origin', { headers: { Origin: 'http://evil.example' } }, '403'],
  [
    'an origin that begins as ours',
    { headers: { Origin: 'http://127.0.0.1:PORT.evil.example' } },
    '403',
  ],
  ['our origin by https', { headers: { Origin: 'https://127.0.0.1:PORT' } }, '403'],
  ['our host at another port', { headers: { Origin: 'http://127.0.0.1:1' } }, '403'],
  ['our other name', { headers: { Origin: 'http://localhost:PORT' } }, '403'],
  ['the origin of a sandbox', { headers: { Origin: 'null' } }, '403'],
  ['the origin of a file', { headers: { Origin: 'file://' } }, '403'],
  ['an empty origin', { headers: { Origin: '' } }, '403'],
  ['two origins', { headers: { Origin: ['http://127.0.0.1:PORT', 'http://evil.example'] } }, '403'],
  ['a fetch from another site', { headers: { 'Sec-Fetch-Site': 'cross-site' } }, '403'],
  ['a fetch from the same site', { headers: { 'Sec-Fetch-Site': 'same-site' } }, '403'],
  ['an address typed in for the events', { headers: { 'Sec-Fetch-Site': 'none' } }, '403'],
  [
    'our script in a foreign page',
    { line: 'GET /page.js HTTP/1.1', headers: { 'Sec-Fetch-Site': 'cross-site' } },
    '403',
  ],
  [
    'our page in a foreign frame',
    { line: 'GET / HTTP/1.1', headers: { 'Sec-Fetch-Site': 'cross-site' } },
    '403',
  ],

  // Somebody on this machine who has not the address.
  ['no token', { headers: { Authorization: null } }, '401'],
  ['an empty token', { headers: { Authorization: 'Bearer ' } }, '401'],
  ['a wrong token', { headers: { Authorization: `Bearer ${'x'.repeat(TOKEN.length)}` } }, '401'],
  [
    'the beginning of the token',
    { headers: { Authorization: `Bearer ${TOKEN.slice(0, -1)}` } },
    '401',
  ],
  ['the token and more', { headers: { Authorization: `Bearer ${TOKEN}x` } }, '401'],
  ['the token in capitals', { headers: { Authorization: `Bearer ${TOKEN.toUpperCase()}` } }, '401'],
  ['the token by another scheme', { headers: { Authorization: `Basic ${TOKEN}` } }, '401'],
  ['two tokens', { headers: { Authorization: [`Bearer ${TOKEN}`, 'Bearer x'] } }, '401'],
  ['the token as a cookie', { headers: { Authorization: null, Cookie: `token=${TOKEN}` } }, '401'],
  [
    'the token in the address',
    { line: `GET /events?token=${TOKEN} HTTP/1.1`, headers: { Authorization: null } },
    '404',
  ],

  // Ways out of what is served.
  ['a path up', { line: 'GET /../../../../etc/passwd HTTP/1.1' }, '404'],
  ['a path up, in percent', { line: 'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1' }, '404'],
  ['a path up, its slashes in percent', { line: 'GET /..%2f..%2fetc%2fpasswd HTTP/1.1' }, '404'],
  ['a path up, twice in percent', { line: 'GET /%252e%252e%252fetc%252fpasswd HTTP/1.1' }, '404'],
  ['a path up, in overlong UTF-8', { line: 'GET /%c0%ae%c0%ae/etc/passwd HTTP/1.1' }, '404'],
  ['a path up with backslashes', { line: 'GET /..\\..\\etc\\passwd HTTP/1.1' }, '404'],
  ['a path up behind a file', { line: 'GET /page.js/../../package.json HTTP/1.1' }, '404'],
  ['two slashes', { line: 'GET //etc/passwd HTTP/1.1' }, '404'],
  ['two slashes before a file of ours', { line: 'GET //page.js HTTP/1.1' }, '404'],
  ['a NUL', { line: 'GET /page.js%00.png HTTP/1.1' }, '404'],
  ['a file of ours in capitals', { line: 'GET /PAGE.JS HTTP/1.1' }, '404'],
  ['a file of ours with a question', { line: 'GET /page.js?raw HTTP/1.1' }, '404'],
  ['the outline', { line: 'GET /outline.yaml HTTP/1.1' }, '404'],
  ['a file by a server’s own way', { line: 'GET /@fs/etc/passwd HTTP/1.1' }, '404'],
  ['a name that every object has', { line: 'GET /constructor HTTP/1.1' }, '404'],
  ['a whole address of ours', { line: 'GET http://127.0.0.1:PORT/events HTTP/1.1' }, '404'],
  ['a whole address of another', { line: 'GET http://evil.example/ HTTP/1.1' }, '404'],
  ['the address of a file', { line: 'GET file:///etc/passwd HTTP/1.1' }, '404'],
  ['an address without a slash', { line: 'GET events HTTP/1.1' }, '400'],
  ['a line end in the address', { line: 'GET /%0d%0aHost:%20evil.example HTTP/1.1' }, '404'],
  ['a bare line end in the address', { line: 'GET /events\n HTTP/1.1' }, '400'],

  // Other methods and protocols.
  [
    'a method that is not meant',
    { line: 'POST /events HTTP/1.1', headers: { 'Content-Length': '0' } },
    '405',
  ],
  ['HEAD', { line: 'HEAD /events HTTP/1.1' }, '405'],
  ['PUT', { line: 'PUT /page.js HTTP/1.1', headers: { 'Content-Length': '0' } }, '405'],
  ['DELETE', { line: 'DELETE /events HTTP/1.1' }, '405'],
  ['TRACE', { line: 'TRACE / HTTP/1.1' }, '405'],
  [
    'a question before a request from elsewhere',
    {
      line: 'OPTIONS /open HTTP/1.1',
      headers: { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' },
    },
    '405',
  ],
  ['a question to all', { line: 'OPTIONS * HTTP/1.1' }, '404'],
  [
    'a method overridden',
    { line: 'GET /open HTTP/1.1', headers: { 'X-HTTP-Method-Override': 'POST' } },
    '405',
  ],
  ['a tunnel', { line: 'CONNECT evil.example:443 HTTP/1.1' }, '400'],
  [
    'a socket of the web',
    {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      },
    },
    '400',
  ],
  [
    'another protocol',
    {
      headers: {
        Connection: 'Upgrade, HTTP2-Settings',
        Upgrade: 'h2c',
        'HTTP2-Settings': 'AAMAAABk',
      },
    },
    '400',
  ],
  ['a method that nobody knows', { line: 'STEAL /events HTTP/1.1' }, '400'],
  ['no HTTP', { line: 'events, please' }, '400'],

  // The editor.
  ['the editor without an origin', { line: OPEN, headers: { Origin: null }, body: GOOD }, '403'],
  [
    'the editor from another site',
    { line: OPEN, headers: { Origin: 'http://evil.example' }, body: GOOD },
    '403',
  ],
  ['the editor from a sandbox', { line: OPEN, headers: { Origin: 'null' }, body: GOOD }, '403'],
  [
    'the editor without the token',
    { line: OPEN, headers: { Authorization: null }, body: GOOD },
    '401',
  ],
  [
    'a form of another site',
    { line: OPEN, headers: { 'Content-Type': 'text/plain' }, body: GOOD },
    '415',
  ],
  [
    'an encoded form',
    {
      line: OPEN,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'slide=there',
    },
    '415',
  ],
  ['no type', { line: OPEN, headers: { 'Content-Type': null }, body: GOOD }, '415'],
  [
    'a body as long as one likes',
    {
      line: OPEN,
      headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
      body: `5\r\n${GOOD.slice(0, 5)}\r\n0\r\n\r\n`,
    },
    '400',
  ],
  ['two lengths', { line: OPEN, headers: { 'Transfer-Encoding': 'chunked' }, body: GOOD }, '400'],
  ['a huge length', { line: OPEN, headers: { 'Content-Length': '999999999' }, body: GOOD }, '413'],
  ['a huge body', { line: OPEN, body: JSON.stringify({ slide: 'x'.repeat(1_000_000) }) }, '413'],
  ['a length below zero', { line: OPEN, headers: { 'Content-Length': '-1' }, body: GOOD }, '400'],
  [
    'a file that is none of the deck’s',
    { line: OPEN, body: '{"file":"/etc/passwd","line":1,"column":1}' },
    '400',
  ],
  ['a slide and a file', { line: OPEN, body: '{"slide":"there","file":"/etc/passwd"}' }, '400'],
  [
    'a slide with a prototype',
    { line: OPEN, body: '{"slide":"there","__proto__":{"file":"/etc/passwd"}}' },
    '400',
  ],
  ['a slide that is a list', { line: OPEN, body: '{"slide":["there"]}' }, '400'],
  ['a list', { line: OPEN, body: '["there"]' }, '400'],
  ['no JSON', { line: OPEN, body: 'slide=there' }, '400'],
  ['JSON without end', { line: OPEN, body: '['.repeat(4000) }, '400'],
];

describe('requests that are refused', () => {
  it.each(ATTACKS)('%s is refused', async (_, sent, status) => {
    const answer = await send(sent);
    expect(statusOf(answer)).toBe(status);
    expect(answer).not.toContain(SECRET);
    expect(answer).not.toMatch(/root:|"name"/);
    expect({ listened, opened }).toEqual({ listened: 0, opened: [] });
  });

  it('headers that are too long are refused', async () => {
    const answer = await send({ headers: { Cookie: 'x'.repeat(20_000) } });
    expect(statusOf(answer)).toMatch(/431|cut/);
    expect(listened).toBe(0);
  });

  it('a slide that the deck no longer has opens nothing', async () => {
    const body = JSON.stringify({ slide: 'gone' });
    expect(statusOf(await send({ line: OPEN, body }))).toBe('404');
  });
});

it('connections that ask for nothing shut nobody out', async () => {
  const idle = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const socket = connect(server.port, '127.0.0.1').on('error', () => {});
      await once(socket, 'connect');
      return socket;
    }),
  );
  expect(statusOf(await send({ line: 'GET / HTTP/1.1' }))).toBe('200');
  expect(statusOf(await send({ line: 'GET /events HTTP/1.1' }))).toBe('200');
  for (const socket of idle) socket.destroy();
});

describe('with --host', () => {
  const hosts = hostsOf('192.0.2.7', 8000);
  const asked = (method: string, target: string, more: readonly string[] = []) =>
    judge(
      {
        method,
        target,
        rawHeaders: ['Host', '192.0.2.7:8000', 'Authorization', `Bearer ${TOKEN}`, ...more],
        from: '192.0.2.99',
      },
      { hosts, token: TOKEN },
    );

  it('another machine may look, by the address that was opened and no other', () => {
    expect(asked('GET', '/events')).toEqual({ route: '/events' });
    expect(hostsOf('127.0.0.1', 8000)).not.toContain('192.0.2.7:8000');
  });

  it('another machine opens no editor on this one', () => {
    const more = ['Origin', 'http://192.0.2.7:8000', 'Content-Type', 'application/json'];
    const verdict = asked('POST', '/open', [...more, 'Content-Length', '10']);
    expect(verdict).toMatchObject({ status: 403 });
  });
});
