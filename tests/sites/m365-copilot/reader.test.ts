import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/m365-copilot/reader.ts';
import { beginReply, takeUpdate } from '../../../src/sites/m365-copilot/reply.ts';
import { row as m365Copilot } from '../../../src/sites/m365-copilot/row.ts';
import { measuredOf } from '../../../src/sites/reading/measured.ts';
import type { Turn } from '../../../src/sites/reading/turn.ts';
import { anyText, fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { newTurn } from '../reading/exchanges.ts';
import { playCapture, TabDouble } from '../tab-double.ts';

describe('captures of Microsoft 365 Copilot', () => {
  it.each(fixturesOf('m365-copilot'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, m365Copilot, capture)).toEqual([]);
    for (const turn of playCapture(createReader, m365Copilot, capture).turns)
      expect(turn.understood).toBe(true);
  });

  it('has what came before in the conversation as context', () => {
    const capture = readFixture('m365-copilot', 'two-turns-a-socket-each');
    const [first, second] = playCapture(createReader, m365Copilot, capture).requests;
    expect(second?.intent).toBe('followup');
    expect(second?.contextTokens).toBe((first?.inputTokens ?? 0) + (first?.outputTokens ?? 0));
  });
});

const PROMPT = '{"type":4,"target":"chat","arguments":[{"tone":"magic","message":{"text":"hi"}}]}\x1e';

function asked(tab: TabDouble) {
  const reader = createReader(tab)({
    endpoint: 'chat',
    method: 'GET',
    url: '/m365Copilot/Chathub/o@t',
    body: { kind: 'none' },
    headers: {},
    at: 0,
  });
  if (!reader) throw new Error('no reader');
  reader.frame?.('out', PROMPT);
  return reader;
}

const ID = '0f8e2d31-7a4b-4c5d-9e6f-001122334455';

type Said = readonly [direction: 'in' | 'out', record: object];

/** A tab whose page and site say this, record by record. */
function heard(...records: readonly Said[]) {
  const tab = new TabDouble();
  const reader = asked(tab);
  for (const [direction, record] of records) reader.frame?.(direction, `${JSON.stringify(record)}\x1e`);
  return { tab, reader, turn: tab.turns[0] };
}
const ask = (sent: object) => ['out', { type: 4, target: 'chat', arguments: [sent] }] as const;
const said = (...messages: readonly unknown[]) =>
  ['in', { type: 1, target: 'update', arguments: [{ messages }] }] as const;
const bot = (messageId: string, text: string, more: object = {}) => ({
  author: 'bot',
  messageId,
  text,
  ...more,
});
const DONE = ['in', { type: 3 }] as const;

describe('a prompt of Microsoft 365 Copilot', () => {
  it.each([
    [ID, { traceId: ID }],
    [ID, { traceId: 'x', message: { requestId: ID } }],
    [ID.replaceAll('-', ''), { clientCorrelationId: ID.replaceAll('-', '') }],
    [null, { traceId: `r${ID}` }],
    [null, { traceId: `${ID}r` }],
    [null, {}],
  ])('is known by %s', (key, sent) => {
    expect(heard(ask(sent)).tab.inits[1]?.key).toBe(key);
  });

  it('is one with what the page sends again, and of no words where it says none', () => {
    const sent = { traceId: ID, tone: 'magic', message: { text: 'How high?' } };
    const { tab } = heard(ask(sent), ask(sent), ask({}));
    expect(tab.turns.map(({ input }) => input.measuredText)).toEqual(['hi', 'How high?', '']);
  });

  it('is told by the site to go on in a conversation', () => {
    const throttled = (count: unknown) =>
      ['in', { type: 2, item: { throttling: { numUserMessagesInConversation: count } } }] as const;
    const intents = [1, 2, 'x'].map((count) => heard(throttled(count)).turn?.intent);
    expect(intents).toEqual(['new', 'followup', 'new']);
  });

  it('is taken up on another socket where its answer has not ended', () => {
    const attach = (id: unknown) => ['out', { type: 4, target: 'AttachToSession', arguments: [id] }] as const;
    const sent = ask({ traceId: ID });
    const outcomes = (...records: readonly Said[]) =>
      heard(sent, ...records).tab.turns.map(({ outcome }) => outcome)[1];
    expect(outcomes(said(bot('b', 'Hi')), ['out', { type: 5 }])).toBe('stopped');
    expect(outcomes(said(bot('b', 'Hi')), ['out', { type: 5 }], attach(ID))).toBe('pending');
    expect(outcomes(said(bot('b', 'Hi')), DONE, attach(ID))).toBe('complete');
    // Of one that this page has not asked for nothing is known.
    expect(outcomes(attach('other'), said(bot('b', 'Hi')), DONE)).toBe('pending');
    expect(outcomes(['out', { type: 4, target: 'other' }], said(bot('b', 'Hi')), DONE)).toBe('complete');
  });
});

describe('an answer of Microsoft 365 Copilot', () => {
  it.each([undefined, null, '', 'Chat'])('is in messages of type %j', (messageType) => {
    const { turn } = heard(said(null, bot('b', 'Hello', { messageType })));
    expect(measuredOf(turn as Turn).output.length).toBe(5);
  });

  it('goes on where a message begins without a word, which takes none back', () => {
    const cursor = (writeAtCursor: string) =>
      ['in', { type: 1, target: 'update', arguments: [{ writeAtCursor }] }] as const;
    const begun = heard(said(bot('b', '')), cursor('Hello'), said(bot('c', 'More')));
    const again = heard(said(bot('b', 'Hello')), said(bot('b', '')));
    const lengths = [begun, again].map(({ turn }) => measuredOf(turn as Turn).output.length);
    expect(lengths).toEqual([9, 5]);
  });

  const announced = { author: 'bot', contentGenerationProgressList: [{ size: '64x32' }] };

  it('is of the picture that is announced, also where none comes', () => {
    const { turn } = heard(said(announced));
    expect(turn?.usage(0)).toMatchObject({ kind: 'image', outcome: 'pending' });
    expect(heard(said(announced), DONE).turn?.usage(0)).toMatchObject({ kind: 'image', outcome: 'failed' });
  });

  it('is written on where it ends, past messages that have no text', () => {
    const more = { type: 1, target: 'update', arguments: [{ writeAtCursor: ' you' }] };
    const { turn } = heard(said(bot('b', 'Hello'), { author: 'bot', messageId: 'c' }), ['in', more]);
    expect(measuredOf(turn as Turn).answers.map(({ length }) => length)).toEqual([9]);
  });

  it('is of words, though a picture was announced after them', () => {
    const { turn, reader } = heard(said(bot('b', 'Hello')), said(announced));
    reader.end('complete');
    expect(turn?.usage(0)).toMatchObject({ kind: 'text', outcome: 'stopped' });
  });

  it('ends with its socket, by the site’s own word as well, and once', () => {
    const { turn, reader } = heard(['in', { type: 7, error: 'quota' }]);
    reader.end('failed');
    expect(turn?.outcome).toBe('refused');
    const complete = heard(said(bot('b', 'Hello')), DONE);
    complete.reader.end('failed');
    expect(complete.turn?.outcome).toBe('complete');
  });

  it('is neither understood nor not by what says nothing of it', () => {
    const { turn } = heard(['in', { type: 6 }], ['in', { type: 1, target: 'metrics' }]);
    expect(turn?.understood).toBeNull();
  });

  it('costs nothing where none was asked for', () => {
    const tab = new TabDouble();
    const reader = createReader(tab)({
      endpoint: 'chat',
      method: 'GET',
      url: '/m365Copilot/Chathub/o@t',
      body: { kind: 'none' },
      headers: {},
      at: 0,
    });
    reader?.frame?.('in', '{"type":3}\x1e');
    reader?.end('complete');
    expect(tab.turns).toEqual([]);
  });

  it.each([
    ['stopped', 'the page closes the socket', 'complete'],
    ['failed', 'the socket breaks off', 'failed'],
  ] as const)('is %s where %s', (outcome, _, reason) => {
    const tab = new TabDouble();
    asked(tab).end(reason);
    expect(tab.requests).toMatchObject([{ outcome }]);
  });

  it('that can’t be read is said to be so', () => {
    const tab = new TabDouble();
    asked(tab).frame?.('in', '{"type":9,"canary":1}\x1e');
    expect(tab.turns[0]?.understood).toBe(false);
    expect(tab.turns[0]?.shape?.names).toEqual(['key:type', 'key:?']);
  });

  it('never makes the reader throw, nor more turns than prompts', () => {
    const message = fc.record({
      author: fc.constantFrom('bot', 1),
      text: fc.jsonValue(),
      messageId: fc.jsonValue(),
    });
    const record = fc
      .record({
        type: fc.integer({ min: 1, max: 8 }),
        target: fc.constantFrom('update', 'x'),
        arguments: fc.oneof(fc.jsonValue(), fc.array(fc.record({ messages: fc.array(message) }))),
        item: fc.oneof(fc.jsonValue(), fc.record({ messages: fc.jsonValue(), result: fc.jsonValue() })),
        error: fc.jsonValue(),
      })
      .map((value) => `${JSON.stringify(value)}\x1e`);
    const frame = fc.tuple(fc.constantFrom('in' as const, 'out' as const), fc.oneof(record, anyText));
    fc.assert(
      fc.property(fc.array(frame), (frames) => {
        const tab = new TabDouble();
        const reader = asked(tab);
        for (const [direction, data] of frames) reader.frame?.(direction, data);
        reader.end('complete');
        expect(tab.requests).toHaveLength(1);
      }),
    );
  });
});

it('pictures are told by their message, and by their address where it has no name', () => {
  const picturesOf = (...messages: readonly object[]) => {
    const turn = newTurn();
    const reply = beginReply(turn);
    for (const message of messages) takeUpdate(reply, { messages: [message] });
    return turn.usage(0).media.reduce((sum, { count }) => sum + count, 0);
  };
  const of = (messageId: string | undefined, url: string) => ({
    author: 'bot',
    messageType: 'GenerateGraphicArt',
    messageId,
    adaptiveCards: [{ type: 'ImageSet', images: [{ url }] }],
  });
  const within = (depth: number): object =>
    depth === 0 ? { type: 'ImageSet', images: [null] } : { columns: [within(depth - 1)] };
  const card = (element: object) => ({
    author: 'bot',
    messageId: 'a',
    contentOrigin: 'ImageGeneration',
    adaptiveCards: [element],
  });
  expect([0, 8, 9].map((depth) => picturesOf(card(within(depth))))).toEqual([1, 1, 0]);
  expect(picturesOf({ ...card(within(0)), messageId: undefined })).toBe(1);
  expect(picturesOf(of('a', 'data:1'), of('a', 'data:2'))).toBe(1);
  expect(picturesOf(of('a', 'data:1'), of('b', 'data:1'))).toBe(2);
  expect(picturesOf(of(undefined, 'data:1'), of(undefined, 'data:2'), of(undefined, 'data:1'))).toBe(2);
});
