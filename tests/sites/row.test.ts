/** Rows as data: each endpoint is one that a page speaks to, each word one that its site says. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/page/endpoints.ts';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import type { Endpoint, SiteRow } from '../../src/sites/row.ts';
import { watchedOf } from '../../src/sites/watched.ts';
import { SUBJECTS } from '../fuzz/subjects.ts';
import { fixturesOf } from './played.ts';
import { matchEndpoint } from './tab-double.ts';

const SITES = join(import.meta.dirname, '../../src/sites');
const OWN = 'https://own.example/';

/** An address for each endpoint that no capture speaks to. */
const ADDRESSES: readonly (readonly [endpoint: string, page: string, address: string])[] = [
  ['chatgpt/call', 'https://chatgpt.com/', 'https://chatgpt.com/c/1'],
  ['copilot/chat-microsoft', 'https://www.copilot.com/', 'wss://copilot.microsoft.com/c/api/chat?v=2'],
  ['suno/feed-get-0', 'https://suno.com/', 'https://studio-api-prod.suno.com/api/feed/v2?ids=1'],
  ['suno/generate-1', 'https://suno.com/', 'https://studio-api.prod.suno.com/api/generate/v2-web/'],
  ['suno/feed-post-1', 'https://suno.com/', 'https://studio-api.prod.suno.com/api/feed/v3'],
  ['suno/feed-get-1', 'https://suno.com/', 'https://studio-api.prod.suno.com/api/feed/v2/?ids=1'],
  ['firefly/video', 'https://firefly.adobe.com/', 'https://video-v1.ff.adobe.io/v2/videos/generate'],
  ['lmarena/again-put', 'https://arena.ai/', 'https://arena.ai/nextjs-api/stream/rerun/1'],
  [
    'github-copilot/enterprise',
    'https://github.com/',
    'https://api.enterprise.githubcopilot.com/github/chat/threads/1/messages',
  ],
  ['duckai/chat-ddg', 'https://duck.ai/', 'https://duckduckgo.com/duckchat/v1/chat'],
  ['a1111/queue-events', OWN, `${OWN}gradio_api/queue/data?session_hash=a`],
];

function rowOf(id: string | undefined): SiteRow {
  const subject = SUBJECTS.find(({ row }) => row.id === id);
  if (!subject) throw new Error(id);
  return subject.row;
}

function endpointAt(row: SiteRow, page: string, address: string, { transport, method }: Endpoint) {
  const match = createMatcher(watchedOf(row), { origin: new URL(page).origin, baseUrl: () => page });
  return match(transport, method ?? 'GET', address)?.endpoint;
}

it.each(SUBJECTS)('$row.id lives where its captures were taken, or on any origin of one’s own', ({ row }) => {
  const hosts = fixturesOf(row.id).map(({ page }) => new URL(page).hostname);
  expect(row.hosts.length > 0).toBe(!OWN_KINDS.includes(row));
  if (row.hosts.length > 0) expect(hosts.filter((host) => !row.hosts.includes(host))).toEqual([]);
});

describe('the endpoints of a row', () => {
  it('are each spoken to by a capture, or by an address here', () => {
    const silent = SUBJECTS.flatMap(({ row }) => {
      const spoken = fixturesOf(row.id).flatMap((capture) =>
        capture.exchanges.map((exchange) => matchEndpoint(row, exchange, capture.page)?.id),
      );
      return row.endpoints
        .filter((endpoint) => !spoken.includes(endpoint.id))
        .map(({ id }) => `${row.id}/${id}`);
    });
    expect(silent.sort()).toEqual(ADDRESSES.map(([endpoint]) => endpoint).sort());
  });

  it.each(ADDRESSES)('%s is found from %s', (place, page, address) => {
    const [site, id] = place.split('/');
    const row = rowOf(site);
    const endpoint = row.endpoints.find((one) => one.id === id);
    if (!endpoint) throw new Error(place);
    expect(endpointAt(row, page, address, endpoint)).toBe(id);
    const { hostname } = new URL(page);
    if (row.hosts.length > 0) expect(row.hosts).toContain(hostname);
  });

  it.each([
    ['completions', 'http://localhost:11434/v1/chat/completions'],
    ['completions', 'http://127.0.0.1:1234/v1/responses'],
    ['completions', 'http://192.168.1.7:8000/some/where/api/paas/v4/chat/completions/'],
    ['completions', `${OWN}api/provider/completions`],
    ['ollama', 'http://nas.local:11434/api/chat'],
    ['ollama', `${OWN}ollama/api/generate`],
    ['messages', `${OWN}api/anthropic/v1/messages`],
    ['google', `${OWN}api/google/v1beta/models/wren-3:streamGenerateContent?alt=sse`],
    ['images', 'http://10.0.0.2:8080/v1/images/edits'],
    [undefined, `${OWN}v1/chat/completions/chatcmpl-1`],
    [undefined, `${OWN}v1/models`],
    [undefined, `${OWN}v1/embeddings`],
  ])('of an OpenAI-compatible page are found on any machine below any path: %s at %s', (id, address) => {
    const endpoint = rowOf('openai-compatible').endpoints[0];
    if (!endpoint) throw new Error('no endpoint');
    expect(endpointAt(rowOf('openai-compatible'), OWN, address, endpoint)).toBe(id);
  });

  it.each(SUBJECTS)('of $row.id are plain data of known words', ({ row }) => {
    expect(['granted', 'optional']).toContain(row.access);
    expect(row.label).toMatch(/^\S.*\S$/);
    for (const {
      id,
      transport,
      method = 'GET',
      role,
      path,
      query = '.',
      host = 'a.b',
      headers = ['a'],
    } of row.endpoints) {
      expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(['http', 'socket', 'events', 'peer', 'document']).toContain(transport);
      expect(['GET', 'POST', 'PUT']).toContain(method);
      expect(['prompt', 'mixed', 'follow']).toContain(role);
      for (const text of [path, query]) expect(text).toMatch(/./);
      expect(host).toMatch(/^(?:\*|\.?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?)$/);
      for (const header of headers) expect(header).toMatch(/^[a-z0-9-]+$/);
    }
  });
});

/** Words of the protocols that nothing here needs: the second answer's lines, an older job, what sockets keep alive by. */
const UNSAID = ['bg', 'bc', 'bf', 'sdGenerationJob', 'pong', 'seq'];

/** What they answer is HTML, which has no names of its own. */
const PAGES = ['bing', 'google'];

describe('the vocabulary of a row', () => {
  /** All that the site's folder, or that of the kinds of own origins, says of it; rows left out. */
  function knownOf(id: string): string {
    const folder = join(SITES, OWN_KINDS.some((kind) => kind.id === id) ? 'generic' : id);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|md)$/.test(file) && !/^(?:row|kinds)\.ts$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
  }

  it.each(SUBJECTS)('of $row.id is of words its captures or its folder know, each once', ({ row }) => {
    const said = [JSON.stringify(fixturesOf(row.id)), knownOf(row.id), ...UNSAID].join('\n');
    expect(row.vocabulary.filter((word) => !/^[\w.:-]+$/.test(word) || !said.includes(word))).toEqual([]);
    expect(new Set(row.vocabulary).size).toBe(row.vocabulary.length);
    expect(row.vocabulary.length === 0).toBe(PAGES.includes(row.id));
  });
});

describe('a reader', () => {
  const MEMBERS = [...new Set(SUBJECTS.flatMap(({ row }) => Object.keys(row)))];
  const files = readdirSync(SITES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.includes('/') && file.endsWith('.ts') && !file.endsWith('/row.ts'),
  );

  it('asks its row for words alone: the build gives it nothing else', () => {
    const asked = files.flatMap((file) => {
      const source = readFileSync(join(SITES, file), 'utf8');
      const [, name = 'row'] = /import \{ row(?: as (\w+))? \} from '\.\/row\.ts'/.exec(source) ?? [];
      const members = source.matchAll(new RegExp(`\\b${name}\\.(${MEMBERS.join('|')})\\b`, 'g'));
      return [...members].map(([, member]) => member);
    });
    expect(asked.length).toBeGreaterThan(5);
    expect([...new Set(asked)]).toEqual(['vocabulary']);
  });
});
