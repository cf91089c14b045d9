/**
 * What pages of chats do beside prompts, in the light of a click or a key as a prompt is: none of it may be taken for an
 * answer that can't be read. Written before the detector (docs/decisions/035-an-unread-answer-shows-by-its-shape.md), from how such traffic looks on any site.
 */
import type { Happening } from './happenings.ts';

const EVENTS = 'text/event-stream';
const JSON_TYPE = 'application/json';
const LINES = 'application/x-ndjson';

/** Sizes of pieces, each `gapMs` after the one before. */
function pieces(sizes: readonly number[], gapMs: number): [number, number][] {
  return sizes.map((size, index) => [index * gapMs, size]);
}

const same = (count: number, size: number): number[] => Array.from({ length: count }, () => size);

/** One request after a click. */
function post(
  path: string,
  type: string,
  body: [number, number][],
  more: Partial<Happening> = {},
): Happening {
  return { at: 100, lit: true, transport: 'http', method: 'POST', path, type, pieces: body, ...more };
}

/** The same request as one types, a key each `gapMs`. */
function asOneTypes(count: number, gapMs: number, request: Happening): Happening[] {
  return Array.from({ length: count }, (_, index) => ({ ...request, at: request.at + index * gapMs }));
}

/** Frames of a socket: when, which way, how many units, and whether a key or a click had just been pressed. */
function socket(path: string, frames: NonNullable<Happening['frames']>): Happening[] {
  return [{ at: 0, lit: false, transport: 'socket', method: 'GET', path, type: '', pieces: [], frames }];
}

/** A prompt the row knows, sent and answered. */
const PROMPT: Happening = {
  at: 100,
  lit: true,
  prompt: true,
  transport: 'http',
  method: 'POST',
  path: '/chat',
  type: EVENTS,
  pieces: [],
};

/** By what it is. */
export const LOOK_ALIKES: Readonly<Record<string, readonly Happening[]>> = {
  'a draft saved': [post('/api/drafts/d1', JSON_TYPE, [[60, 15]], { method: 'PUT' })],
  'a draft saved at every key': asOneTypes(12, 300, post('/api/drafts/d1', JSON_TYPE, [[60, 15]])),
  'a document saved': [post('/api/v3/saveTransactions', JSON_TYPE, [[90, 2]])],
  'a conversation made ready as one types': asOneTypes(
    3,
    900,
    post('/conversation/prepare', JSON_TYPE, [[80, 44]]),
  ),
  'a title, after the answer to a prompt': [
    PROMPT,
    post('/api/chat/c1/name', JSON_TYPE, [[700, 40]], { at: 2_000 }),
  ],
  'a title that streams, beside a prompt': [
    PROMPT,
    post('/api/chat/c1/name', EVENTS, pieces(same(9, 40), 60), { at: 900 }),
  ],
  'a title that streams, by itself': [post('/api/chat/title', EVENTS, pieces(same(7, 40), 60))],
  'titles generated in a list': [post('/api/generate_title', LINES, pieces(same(5, 60), 80))],
  'suggestions as one types': asOneTypes(8, 250, post('/api/autosuggest', JSON_TYPE, [[70, 400]])),
  'suggestions that stream as one types': asOneTypes(
    6,
    400,
    post('/api/suggest', EVENTS, pieces(same(5, 60), 50)),
  ),
  'words to go on with, under a neutral name, at every pause of typing': asOneTypes(
    5,
    700,
    post('/api/next', EVENTS, pieces(same(5, 50), 60)),
  ),
  'ghost text': asOneTypes(4, 800, post('/generate_autocompletions', EVENTS, pieces(same(4, 50), 60))),
  'follow-up questions, after a prompt': [
    PROMPT,
    post('/api/related-queries/b1', EVENTS, pieces(same(6, 90), 80), { at: 4_000 }),
  ],
  'a memory written after a prompt': [
    PROMPT,
    post('/api/remember', EVENTS, pieces(same(6, 90), 80), { at: 5_000 }),
  ],
  'prompts to begin with, on the home page': [
    post('/api/prompt-suggestions', LINES, pieces(same(6, 120), 40)),
  ],
  'a page translated': [post('/translate_a/t', JSON_TYPE, [[200, 3_000]])],
  'a message translated, as a stream': [post('/api/messages/m1/translate', EVENTS, pieces(same(12, 70), 60))],
  'a beacon': [post('/ces/v1/t', '', [])],
  'a batch of analytics': [post('/v1/batch', JSON_TYPE, [[80, 16]])],
  'a batch of analytics, acknowledged line by line': [
    post('/v1/events/batch', LINES, pieces(same(6, 14), 20)),
  ],
  'a recording of the session': [post('/api/replay/segment', 'text/plain', [[120, 2]])],
  'a report of an error': [post('/api/123/envelope/', JSON_TYPE, [[80, 41]])],
  'notifications from the start': [
    {
      ...post('/api/notifications/stream', EVENTS, pieces(same(20, 60), 15_000)),
      at: 0,
      lit: false,
      transport: 'events',
      method: 'GET',
    },
  ],
  'notifications opened with a panel': [
    {
      ...post('/api/notifications/stream', EVENTS, pieces(same(20, 60), 15_000)),
      transport: 'events',
      method: 'GET',
    },
  ],
  'news under a neutral name, a word every so often': [
    { ...post('/api/live', EVENTS, pieces(same(20, 90), 12_000)), transport: 'events', method: 'GET' },
  ],
  'notifications by a POST that stays open': [
    post('/api/inbox/subscribe', EVENTS, pieces(same(30, 40), 10_000)),
  ],
  'a heartbeat that streams under a neutral name': [post('/api/live', EVENTS, pieces(same(40, 8), 5_000))],
  'flags of features': [
    { ...post('/eval/abc', EVENTS, [[200, 9_000]]), at: 0, lit: false, transport: 'events', method: 'GET' },
  ],
  'flags of features, read anew after signing in': [
    post('/eval/abc', EVENTS, [[200, 9_000]], { method: 'REPORT' }),
  ],
  'an old conversation opened': [
    post('/rest/conversations/c1/load-responses', JSON_TYPE, pieces(same(9, 16_000), 20)),
  ],
  'an old conversation opened, on a slow line': [
    post('/rest/conversations/c1/load-responses', JSON_TYPE, pieces(same(5, 1_350), 140)),
  ],
  'a list of conversations, in small pieces at once': [
    post('/api/trpc/chat.list,user.get', JSON_TYPE, pieces(same(4, 300), 1)),
  ],
  'calls in one request, each answered when it is ready': [
    post('/api/trpc/chat.list,user.get,model.list,limits.get', JSON_TYPE, pieces(same(4, 250), 140)),
  ],
  'a query answered in two parts': [post('/graphql', 'multipart/mixed', pieces([900, 400], 200))],
  'a search in conversations as one types': asOneTypes(6, 300, post('/api/search', JSON_TYPE, [[90, 2_000]])),
  'a search whose hits come as they are found': [post('/api/search', LINES, pieces(same(10, 220), 40))],
  'a file sent up': [post('/backend-api/files', JSON_TYPE, [[900, 300]])],
  'a file sent up, with its progress as events': [
    post('/api/files/process_upload_stream', EVENTS, pieces(same(8, 110), 300)),
  ],
  'speech written down': [post('/api/transcribe', JSON_TYPE, [[1_200, 90]])],
  'an answer read aloud': [post('/api/synthesize', 'audio/mpeg', pieces(same(40, 4_000), 50))],
  'a thumb up': [post('/api/feedback', JSON_TYPE, [[90, 2]])],
  'a link to share': [post('/api/share', JSON_TYPE, [[150, 120]])],
  'a conversation named anew': [post('/api/chat/c1', JSON_TYPE, [[90, 40]], { method: 'PUT' })],
  'limits asked for': [post('/rest/rate-limits', JSON_TYPE, [[60, 22]])],
  'what is left of a quota, in the frames of one reply': [
    post('/app/data/batchexecute', JSON_TYPE, pieces([6, 73, 82], 150)),
  ],
  'tokens counted as one types': asOneTypes(5, 500, post('/api/count-tokens', JSON_TYPE, [[60, 12]])),
  'a session renewed': [post('/api/auth/session', JSON_TYPE, [[90, 800]])],
  'a purchase': [post('/api/checkout', JSON_TYPE, [[1_500, 600]])],
  'a check of the prompt before it is sent': [
    post('/api/moderations', EVENTS, [[60, 80]], { at: 60 }),
    PROMPT,
  ],
  'a conversation exported': [post('/api/export', 'application/octet-stream', pieces(same(30, 32_000), 10))],
  'all data exported, line by line': [post('/api/takeout', LINES, pieces(same(60, 24_000), 15))],
  'a part of a page': [post('/chat/c1', 'text/x-component', pieces(same(6, 300), 50))],
  'an answer taken up again after a reload': [post('/api/chat/c1/resume', EVENTS, pieces(same(14, 120), 60))],
  'an answer taken up again by its number': [
    post('/rest/sse/reconnect/b1', EVENTS, pieces(same(5, 230), 60)),
  ],
  'a job asked after again and again': asOneTypes(
    6,
    2_000,
    post('/api/job-status', JSON_TYPE, pieces(same(2, 60), 40)),
  ),
  'a poll that waits': [post('/api/poll', JSON_TYPE, [[30_000, 200]])],
  'a log that is followed': [
    { ...post('/api/runs/r1/logs', EVENTS, pieces(same(30, 120), 200)), method: 'GET' },
  ],
  'the pulse of a socket': socket(
    '/ws',
    Array.from({ length: 20 }, (_, i) => [i * 5_000, i % 2 ? 'in' : 'out', 12, i % 2 === 0]),
  ),
  'who is typing, on a socket': socket(
    '/ws/presence',
    Array.from({ length: 24 }, (_, i) => [i * 120, i % 2 ? 'in' : 'out', 60, i % 2 === 0]),
  ),
  'a document edited together': socket(
    '/ws/doc',
    Array.from({ length: 45 }, (_, i) => [i * 70, i % 3 ? 'in' : 'out', 90, i % 3 === 0]),
  ),
  'a document saved as one types, and told back on a socket': [
    ...asOneTypes(12, 900, post('/api/v3/saveTransactions', JSON_TYPE, [[90, 2]])),
    ...socket(
      '/ws',
      Array.from({ length: 36 }, (_, i) => [150 + Math.floor(i / 3) * 900 + (i % 3) * 40, 'in', 130, false]),
    ),
  ],
  'a feed that comes whether or not one clicks': socket('/ws/feed', [
    ...Array.from({ length: 20 }, (_, i): [number, 'in', number, boolean] => [i * 400, 'in', 150, false]),
    [8_050, 'out', 40, true],
    ...Array.from({ length: 20 }, (_, i): [number, 'in', number, boolean] => [
      8_400 + i * 400,
      'in',
      150,
      false,
    ]),
  ]),
  'a socket asked for a list': socket('/ws', [
    [1_000, 'out', 60, true],
    [1_080, 'in', 5_000, false],
    [1_090, 'in', 40, false],
  ]),
  'a socket asked for its state, without a click': socket('/ws', [
    [100, 'out', 60, false],
    ...Array.from({ length: 8 }, (_, i): [number, 'in', number, boolean] => [150 + i * 60, 'in', 120, false]),
  ]),
};
