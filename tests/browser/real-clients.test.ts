/**
 * Pages built with the clients that people build pages with, of the versions npm has, against a scripted server: each
 * prompt is counted once, as what it was, with the tokens its server told of or its text comes to.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TokenCounter } from '../../src/model/usage/tokens.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { builtExtension } from '../harness/built.ts';
import type { Capture } from '../harness/capture.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { meterOwnOrigins } from '../harness/own-origins.ts';
import { type Answers, realClients } from '../harness/real-clients.ts';
import { type HttpPeer, type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { clearStored, storedWhenQuiet } from '../harness/stored.ts';

const SDK = 'https://sdk.example.org';
const CHAT = 'https://chat.example.org';
const MAJORS = [4, 5, 6, 7] as const;
const HOSTS = [SDK, CHAT].map((origin) => new URL(origin).hostname);
const FIRST = 'Why does warm air rise?';
const SECOND = 'And why is that so in water, too?';
const PIECES = ['It is ', 'less ', 'dense than what is above it.'];
const ANSWER = PIECES.join('');

let server: SitesServer;
let chromium: Chromium;
let page: Page;
let clients: { script: string; answers: Answers };

beforeAll(async () => {
  clients = await realClients();
  server = await startSitesServer(HOSTS);
  chromium = await launchChromium({ extension: builtExtension('chromium-all'), server, hosts: HOSTS });
  const own = (origin: string, site: string) => ({ page: `${origin}/`, site }) as Capture;
  await meterOwnOrigins(chromium, [own(SDK, 'ai-sdk'), own(CHAT, 'openai-compatible')]);
  for (const major of MAJORS)
    server.route('POST', `${SDK}/v${major}/chat`, async (peer) => {
      const body: unknown = JSON.parse(peer.body.toString());
      await send(peer, await clients.answers[major]?.(body, PIECES));
    });
  server.route('POST', `${CHAT}/v1/chat/completions`, (peer) => stream(peer, openAiEvents()));
  server.route('POST', `${CHAT}/v1/responses`, (peer) => stream(peer, responsesEvents()));
  server.route('POST', `${CHAT}/v1/messages`, (peer) => stream(peer, anthropicEvents()));
  server.route('POST', `${CHAT}/api/chat`, (peer) => stream(peer, ollamaLines(), 'application/x-ndjson'));
});

afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

afterEach(async () => {
  await page?.close();
  await clearStored(await chromium.extensionPage());
});

async function send(peer: HttpPeer, response: Response | undefined): Promise<void> {
  if (!response?.body) throw new Error('no answer');
  peer.head(response.status, Object.fromEntries(response.headers));
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>)
    await peer.write(Buffer.from(piece));
  peer.end();
}

async function stream(peer: HttpPeer, pieces: readonly string[], type = 'text/event-stream'): Promise<void> {
  peer.head(200, { 'content-type': type });
  for (const piece of pieces) await peer.write(piece);
  peer.end();
}

const data = (value: unknown, name = ''): string =>
  `${name && `event: ${name}\n`}data: ${JSON.stringify(value)}\n\n`;

function openAiEvents(): string[] {
  const event = (choices: unknown[], more = {}) =>
    data({ id: 'c', object: 'chat.completion.chunk', model: 'wren-1', choices, ...more });
  return [
    ...PIECES.map((content) => event([{ index: 0, delta: { content }, finish_reason: null }])),
    event([{ index: 0, delta: {}, finish_reason: 'stop' }]),
    event([], { usage: { prompt_tokens: 31, completion_tokens: 17, total_tokens: 48 } }),
    'data: [DONE]\n\n',
  ];
}

function responsesEvents(): string[] {
  const usage = { input_tokens: 31, output_tokens: 17, total_tokens: 48 };
  return [
    ...PIECES.map((delta) =>
      data(
        { type: 'response.output_text.delta', item_id: 'm', output_index: 0, content_index: 0, delta },
        'response.output_text.delta',
      ),
    ),
    data(
      {
        type: 'response.completed',
        response: { id: 'r', model: 'wren-1', status: 'completed', output: [], usage },
      },
      'response.completed',
    ),
  ];
}

function anthropicEvents(): string[] {
  const of = (type: string, more: object) => data({ type, ...more }, type);
  const message = {
    id: 'm',
    type: 'message',
    role: 'assistant',
    model: 'wren-2',
    content: [],
    stop_reason: null,
    usage: { input_tokens: 31, output_tokens: 1 },
  };
  return [
    of('message_start', { message }),
    of('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    ...PIECES.map((text) => of('content_block_delta', { index: 0, delta: { type: 'text_delta', text } })),
    of('content_block_stop', { index: 0 }),
    of('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 17 } }),
    of('message_stop', {}),
  ];
}

function ollamaLines(): string[] {
  const line = (content: string, more = {}) =>
    `${JSON.stringify({ model: 'wren:8b', message: { role: 'assistant', content }, done: false, ...more })}\n`;
  return [
    ...PIECES.map((piece) => line(piece)),
    line('', { done: true, done_reason: 'stop', prompt_eval_count: 31, eval_count: 17 }),
  ];
}

function tokensIn(text: string): number {
  const counter = new TokenCounter();
  counter.add(text);
  return counter.tokens;
}

/** Opens a page of the origin, has it call a client, and gives what is stored once all is quiet, oldest first. */
async function storedAfter(origin: string, call: string, count: number): Promise<readonly UsageRequest[]> {
  page = await chromium.context.newPage();
  await page.goto(`${origin}/`);
  await page.addScriptTag({ content: clients.script });
  await page.evaluate(call);
  const { requests } = await storedWhenQuiet(
    await chromium.extensionPage(),
    (now) => now.requests.length >= count && now.requests.every(({ outcome }) => outcome !== 'pending'),
  );
  return [...requests].sort((a, b) => a.at - b.at);
}

describe.each(MAJORS)('a page with ai and @ai-sdk/react, major %i', (major) => {
  it('has a prompt, its next and its answer anew counted once each', async () => {
    const call = `clients.sdk(${major}, '/v${major}/chat', ${JSON.stringify([FIRST, SECOND])})`;
    const requests = await storedAfter(SDK, call, 3);
    expect(requests.map(({ intent, outcome }) => [intent, outcome])).toEqual([
      ['new', 'complete'],
      ['followup', 'complete'],
      ['regenerate', 'complete'],
    ]);
    // Major 4 tells of its usage on the wire; the others do where a page is written to.
    const [output, source] = major === 4 ? [17, 'reported'] : [tokensIn(ANSWER), 'counted'];
    for (const { outputTokens, tokenSource } of requests) {
      expect([outputTokens, tokenSource.output]).toEqual([output, source]);
    }
    if (major > 4) {
      expect(requests.map(({ inputTokens }) => inputTokens)).toEqual([FIRST, SECOND, SECOND].map(tokensIn));
      expect(requests.map(({ contextTokens }) => contextTokens > 0)).toEqual([false, true, true]);
    }
  });
});

describe('a page with the client of', () => {
  const asked = [{ role: 'user', content: FIRST }];
  const next = [...asked, { role: 'assistant', content: ANSWER }, { role: 'user', content: SECOND }];
  it.each([
    ['OpenAI', `openai`, `${CHAT}/v1`, 'wren-1'],
    ['OpenAI, by Responses', 'responses', `${CHAT}/v1`, 'wren-1'],
    ['Anthropic', 'anthropic', CHAT, 'wren-2'],
    ['Ollama', 'ollama', CHAT, 'wren:8b'],
  ])('%s has both prompts counted, with the tokens the server tells of', async (_, client, base, model) => {
    const calls = [asked, next].map(
      (messages) => `await clients.${client}('${base}', ${JSON.stringify(messages)});`,
    );
    const requests = await storedAfter(CHAT, `(async () => { ${calls.join(' ')} })()`, 2);
    expect(requests.map((request) => [request.intent, request.outcome, request.model])).toEqual([
      ['new', 'complete', model],
      ['followup', 'complete', model],
    ]);
    for (const { inputTokens, outputTokens, tokenSource } of requests) {
      expect([inputTokens, outputTokens]).toEqual([31, 17]);
      expect(tokenSource).toMatchObject({ input: 'reported', output: 'reported' });
    }
  });
});
