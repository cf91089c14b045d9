/** How a prompt ends that nothing came of, on every site alike: by HTTP, by the network, by the person, by a page. */
import { describe, expect, it } from 'vitest';
import type { EndReason } from '../../src/model/messages/exchange.ts';
import type { Turn } from '../../src/sites/reading/turn.ts';
import { SUBJECTS, type Subject } from '../fuzz/subjects.ts';
import { fixturesOf } from './played.ts';
import {
  type Capture,
  type CaptureExchange,
  matchEndpoint,
  playCapture,
  startOf,
  TabDouble,
} from './tab-double.ts';

/** A call that is told by its start and end alone. */
const CALLS = ['chatgpt/voice'];
/** The exchanges on these ask what became of a prompt: one that is lost says nothing of it. */
const POLLS = ['bing/result'];
/** What they send and get is a job's: a reply nobody understands says nothing of it either. */
const JOBS = ['suno', 'midjourney', 'ideogram', 'firefly', 'runway', 'canva', 'comfyui', 'a1111', 'bing'];

/** They say so of a prompt they don't want. */
const REFUSED_BY_400 = ['bing'];

interface Sent {
  readonly endpoint: string;
  readonly capture: Capture;
  readonly exchange: CaptureExchange;
}

/** The prompts of a site's captures that the tap takes for some by their address alone. */
function promptsOf({ row }: Subject): Sent[] {
  return fixturesOf(row.id).flatMap((capture) =>
    capture.exchanges.flatMap((exchange) => {
      const endpoint = matchEndpoint(row, exchange, capture.page);
      const isPrompt =
        endpoint?.role === 'prompt' && exchange.role === 'main' && capture.expected.requests > 0;
      const place = `${row.id}/${endpoint?.id}`;
      return isPrompt && !CALLS.includes(place) ? [{ endpoint: endpoint.id, capture, exchange }] : [];
    }),
  );
}

interface Answer {
  readonly status?: number;
  readonly contentType?: string;
  readonly body?: string;
  readonly reason?: EndReason;
}

/** The turns of the prompt when this is all that comes back. */
function turnsAfter({ createReader, row }: Subject, { capture, exchange }: Sent, answer: Answer): Turn[] {
  const { status, contentType = 'text/html', body = '', reason = 'complete' } = answer;
  const tab = new TabDouble();
  const endpoint = matchEndpoint(row, exchange, capture.page);
  if (!endpoint) throw new Error(exchange.request.url);
  const reader = createReader(tab)(startOf(endpoint, exchange, capture.page, tab.now()));
  if (status !== undefined) reader?.head?.(status, contentType);
  if (body !== '' && reader?.bytes) reader.bytes(Buffer.from(body));
  else if (body !== '') reader?.text?.(body);
  reader?.end(reason);
  return tab.turns;
}

const PAGE = '<!doctype html><p>canary';

describe.each(SUBJECTS.map((subject) => ({ subject, id: subject.row.id })))('a prompt on $id', (all) => {
  const { subject, id } = all;
  const sent = promptsOf(subject);
  const polls = (endpoint: string) => POLLS.includes(`${id}/${endpoint}`);

  // Where all goes over a socket, it is the reader that tells a prompt: the site's own tests say how those end.
  it('is one that the tap can tell, or comes over a socket', () => {
    const isMixed = subject.row.endpoints.some(({ role }) => role === 'mixed');
    expect(sent.length > 0 || isMixed).toBe(true);
  });

  it.each([
    ['failed', 'HTTP 500', { status: 500, body: PAGE }],
    ['refused', 'HTTP 429', { status: 429, body: PAGE }],
    ['refused', 'HTTP 429 that the page leaves', { status: 429, reason: 'aborted' }],
    ['failed', 'the network', { reason: 'failed' }],
    ['stopped', 'the person', { reason: 'aborted' }],
  ] as const)('is %s by %s, and nothing came of it', (outcome, _, answer) => {
    const found = sent
      .filter(({ endpoint }) => 'status' in answer || !polls(endpoint))
      .map((one) => {
        const turns = turnsAfter(subject, one, answer);
        return turns.map((turn) => {
          const { outcome, model, media, outputTokens, reasoningTokens, toolTokens } = turn.usage(0);
          const understood = 'status' in answer ? turn.understood : 'any';
          return { outcome, model, media, outputTokens, reasoningTokens, toolTokens, understood };
        });
      });
    const nothing = { model: null, media: [], outputTokens: 0, reasoningTokens: 0, toolTokens: 0 };
    const understood = 'status' in answer ? true : 'any';
    expect(found).toEqual(found.map(() => [{ ...nothing, outcome, understood }]));
  });

  it('is over by HTTP 400, where the errors begin', () => {
    const found = sent.flatMap((one) => turnsAfter(subject, one, { status: 400, body: PAGE }));
    const outcome = REFUSED_BY_400.includes(id) ? 'refused' : 'failed';
    expect(found.map((turn) => [turn.outcome, turn.understood])).toEqual(sent.map(() => [outcome, true]));
  });

  it('is counted, and said not to be understood, where a page came back', () => {
    const read = sent.filter(({ endpoint }) => !polls(endpoint));
    const found = read.map((one) => {
      const turns = turnsAfter(subject, one, { status: 200, body: PAGE });
      return turns.map((turn) => [turn.outcome, turn.understood, turn.usage(0).media.length]);
    });
    expect(found).toEqual(read.map(() => [[JOBS.includes(id) ? 'pending' : 'complete', false, 0]]));
    const shapes = read.flatMap((one) =>
      turnsAfter(subject, one, { status: 200, body: PAGE }).map(({ shape }) => JSON.stringify(shape)),
    );
    expect(shapes.filter((shape) => shape.includes('canary'))).toEqual([]);
  });

  it('is the same prompt, word for word, whatever became of it', () => {
    const texts = (turns: readonly Turn[]) => turns[0]?.input.measuredText;
    const whole = sent.map(({ capture }) =>
      texts(playCapture(subject.createReader, subject.row, capture).turns),
    );
    for (const reason of ['failed', 'aborted', 'complete'] as const) {
      expect(sent.map((one) => texts(turnsAfter(subject, one, { reason })))).toEqual(whole);
    }
  });
});
