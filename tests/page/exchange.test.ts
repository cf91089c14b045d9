import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestBody, TapMessage } from '../../src/model/messages/exchange.ts';
import { type Exchange, openExchange } from '../../src/page/exchange.ts';

const MATCH = { endpoint: 'prompt', method: 'POST', url: '/p?q', headers: ['h'], events: [] };
const BODY: RequestBody = { kind: 'text', text: 'hi' };
const bytes = (text: string) => new TextEncoder().encode(text);

/** What is posted, an urgent one with `!`, without the exchange's number. */
let posted: string[];
let messages: TapMessage[];
/** Bytes and units there is room for. */
let room: number;
const channel = {
  admit(units: number) {
    if (units > room) return false;
    room -= units;
    return true;
  },
  post(message: TapMessage, urgent: boolean) {
    messages.push(message);
    const { type, exchange: _number, ...rest } = message;
    const said = 'bytes' in rest ? new TextDecoder().decode(rest.bytes) : Object.values(rest).join(' ');
    posted.push(`${type} ${said}${urgent ? '!' : ''}`);
  },
  postBytes: (_exchange: number, part: Uint8Array) => posted.push(`copied ${new TextDecoder().decode(part)}`),
};
const open = (read: (done: (body: RequestBody) => void) => void = (done) => done(BODY)): Exchange =>
  openExchange(channel, MATCH, { h: 'v' }, read);

beforeEach(() => {
  posted = [];
  messages = [];
  room = Number.POSITIVE_INFINITY;
});

describe('exchange', () => {
  it('opens at once, with a number of its own', () => {
    open();
    open();
    const [first, second] = messages;
    const { exchange } = first as TapMessage;
    const { headers: _, events: __, ...rest } = MATCH;
    expect(first).toEqual({ type: 'open', exchange, ...rest, body: BODY, headers: { h: 'v' } });
    expect(second?.exchange).toBe(exchange + 1);
    expect(posted[0]).toMatch(/!$/);
  });

  it('tells what follows in order: what the page sends and the end at once', () => {
    const exchange = open();
    exchange.head(201, 'text/plain');
    exchange.bytes(bytes('a'));
    exchange.text('b');
    exchange.frame('in', 'c', 'delta');
    exchange.frame('in', 'd');
    exchange.frame('out', 'e');
    exchange.end('aborted');
    expect(posted.slice(1)).toEqual([
      'head 201 text/plain',
      'copied a',
      'text b',
      'frame in c delta',
      'frame in d',
      'frame out e!',
      'end aborted!',
    ]);
    expect(messages.at(-3)).not.toHaveProperty('event');
  });

  it('has one end, and nothing after it', () => {
    const exchange = open();
    exchange.end('complete');
    exchange.end('failed');
    exchange.bytes(bytes('a'));
    exchange.text('b');
    exchange.head(200, '');
    exchange.frame('out', 'c');
    expect(posted.slice(1)).toEqual(['end complete!']);
  });

  it('waits with all of it for a body that is read later, bytes copied, and loses nothing', () => {
    let done: (body: RequestBody) => void = () => undefined;
    const exchange = open((read) => {
      done = read;
    });
    const chunk = bytes('a');
    exchange.head(200, 'text/plain');
    exchange.bytes(chunk);
    chunk[0] = 0;
    exchange.end('complete');
    exchange.text('too late');
    expect(posted).toEqual([]);
    done(BODY);
    expect(posted.map((said) => said.split(' ')[0])).toEqual(['open', 'head', 'bytes', 'end']);
    expect(posted.slice(1)).toEqual(['head 200 text/plain!', 'bytes a!', 'end complete!']);
  });

  it('goes on as it comes once the body is read', () => {
    let done: (body: RequestBody) => void = () => undefined;
    const exchange = open((read) => {
      done = read;
    });
    done(BODY);
    exchange.bytes(bytes('a'));
    exchange.text('b');
    expect(posted.slice(1)).toEqual(['copied a', 'text b']);
  });
});

describe('a flood', () => {
  const MIB = 2 ** 20;

  it.each([
    ['text/event-stream', true],
    ['Text/Event-Stream; charset=utf-8', true],
    ['application/json', false],
    ['x-text/event-stream', false],
    ['', false],
  ])('of %s is thinned out: %s', (contentType, thinned) => {
    const exchange = open();
    exchange.head(200, contentType);
    exchange.bytes(new Uint8Array(MIB));
    exchange.end('complete');
    const gaps = messages.filter(({ type }) => type === 'gap');
    expect(gaps).toHaveLength(thinned ? 1 : 0);
    expect(messages.at(-1)?.type).toBe('end');
    const told = posted.reduce((sum, said) => sum + (said.startsWith('copied') ? said.length - 7 : 0), 0);
    const left = gaps.reduce((sum, gap) => sum + (gap.type === 'gap' ? gap.byteLength : 0), 0);
    expect(told + left).toBe(MIB);
  });

  it('is told as far as there is room: one gap at once, and one for all that is missing after it', () => {
    const exchange = open();
    room = 3;
    exchange.head(200, 'application/json');
    exchange.bytes(bytes('abc'));
    exchange.bytes(bytes('abcd'));
    expect(posted.at(-1)).toBe('gap 4');
    exchange.text('abc');
    exchange.leaveOut(1);
    expect(posted.at(-1)).toBe('gap 4');
    // A message takes room besides what it brings.
    room = 2 + 256 + 1;
    expect(exchange.admit(4)).toBe(false);
    exchange.text('de');
    exchange.bytes(bytes('f'));
    exchange.bytes(bytes('gh'));
    exchange.end('complete');
    exchange.leaveOut(1);
    expect(posted.slice(2)).toEqual([
      'copied abc',
      'gap 4',
      'gap 4',
      'text de',
      'copied f',
      'gap 2',
      'end complete!',
    ]);
  });

  it('keeps its gaps in their places while the body is read', () => {
    let done: (body: RequestBody) => void = () => undefined;
    const exchange = open((read) => {
      done = read;
    });
    room = 1;
    exchange.bytes(bytes('ab'));
    exchange.bytes(bytes('c'));
    exchange.end('complete');
    done(BODY);
    expect(posted.slice(1)).toEqual(['gap 2!', 'bytes c!', 'end complete!']);
  });

  it('is told to its last part before it ends, and only once', () => {
    const exchange = open();
    exchange.head(200, 'text/event-stream');
    exchange.bytes(new Uint8Array(MIB));
    exchange.end('complete');
    const count = posted.length;
    exchange.end('complete');
    expect(posted).toHaveLength(count);
  });
});
