import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { tapXhr } from '../../src/page/xhr.ts';
import { tapXhrHeaders } from '../../src/page/xhr-headers.ts';
import { ChannelDouble, happen, listenedFor, matcherOf } from './fake-native.ts';
import { unreadableBlob } from './unreadable-blob.ts';

const { FakeXhr } = vi.hoisted(() => {
  vi.resetModules();
  /** As the native is to the tap: what it holds, without a network. */
  class FakeXhr {
    state = 0;
    code = 0;
    kind = '';
    answer: unknown = '';
    type: string | null = 'text/plain';
    readonly calls: unknown[][] = [];
    get readyState(): number {
      return this.state;
    }
    get status(): number {
      return this.code;
    }
    get responseType(): string {
      return this.kind;
    }
    get response(): unknown {
      return this.answer;
    }
    get responseText(): string {
      if (this.kind !== '' && this.kind !== 'text') throw new Error('not a text');
      return this.answer as string;
    }
    getResponseHeader(name: string): string | null {
      return name === 'content-type' ? this.type : null;
    }
    open(...args: unknown[]): void {
      this.calls.push(['open', ...args]);
      if (args[0] === 'BAD METHOD') throw new SyntaxError('made up');
      this.state = 1;
    }
    setRequestHeader(...args: unknown[]): void {
      this.calls.push(['header', ...args]);
      if (args[1] === 'b\na') throw new SyntaxError('made up');
    }
    send(...args: unknown[]): void {
      this.calls.push(['send', ...args]);
    }
  }
  Object.assign(globalThis, { XMLHttpRequest: FakeXhr });
  return { FakeXhr };
});
vi.mock(import('../../src/page/pristine.ts'), async (original) => ({
  ...(await original()),
  listen: (await import('./fake-native.ts')).listen as never,
}));

// Modules are shared between test files of a process: those that took this file's fakes are for it alone.
afterAll(() => {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
});

type Xhr = InstanceType<typeof FakeXhr>;
const natives = Object.getOwnPropertyDescriptors(FakeXhr.prototype);
const HEARD = ['readystatechange', 'progress', 'load', 'abort', 'timeout', 'error'];
const WANTED = 'https://a.test/wanted';
const OPEN = `open POST http ${WANTED} hi`;

let channel: ChannelDouble;
let asked: unknown[][];
beforeEach(() => {
  Object.defineProperties(FakeXhr.prototype, natives);
  channel = new ChannelDouble();
  asked = [];
  tapXhr(matcherOf(asked), channel);
  tapXhrHeaders();
});

/** Opened and sent, as a page does. */
function sent(body: unknown = 'hi', xhr = new FakeXhr()): Xhr {
  xhr.open('POST', WANTED);
  xhr.send(body);
  return xhr;
}
function become(xhr: Xhr, state: number): void {
  xhr.state = state;
  happen(xhr, 'readystatechange');
}
function answer(xhr: Xhr, ...texts: string[]): void {
  xhr.code = 200;
  become(xhr, 2);
  for (const text of texts) {
    xhr.answer = text;
    become(xhr, 3);
  }
}
function finish(xhr: Xhr, event = 'load'): void {
  become(xhr, 4);
  happen(xhr, event);
}

describe('a request of the page', () => {
  it('is asked for by method and address, and left alone where it is not wanted', () => {
    const xhr = new FakeXhr();
    xhr.open('GET', 'https://a.test/other', true);
    xhr.setRequestHeader('x-mode', 'a');
    xhr.send();
    expect(asked).toEqual([['http', 'GET', 'https://a.test/other']]);
    expect(xhr.calls.map(([name]) => name)).toEqual(['open', 'header', 'send']);
    expect(listenedFor(xhr)).toEqual([]);
    expect(channel.told).toEqual([]);
  });

  it.each<[string, unknown[], boolean]>([
    ['without being told how', ['POST', WANTED], true],
    ['told to be asynchronous', ['POST', WANTED, true], true],
    ['told by something true', ['POST', WANTED, 1], true],
    ['told to be synchronous', ['POST', WANTED, false], false],
    ['told by something false', ['POST', WANTED, undefined], false],
    ['with a method that is no text', [{ toString: () => 'POST' }, WANTED], false],
  ])('is followed %s: %#', (_, args, followed) => {
    const xhr = new FakeXhr();
    xhr.open(...args);
    xhr.send('hi');
    expect(xhr.calls).toEqual([
      ['open', ...args],
      ['send', 'hi'],
    ]);
    expect(channel.told).toEqual(followed ? [OPEN] : []);
  });

  it('is told when it is sent, with the headers that are asked for', () => {
    const xhr = new FakeXhr();
    xhr.open('POST', WANTED);
    xhr.setRequestHeader('X-Mode', 'fast');
    xhr.setRequestHeader('cookie', 'secret');
    expect(() => xhr.setRequestHeader('x-mode', 'b\na')).toThrow(SyntaxError);
    expect(channel.told).toEqual([]);
    xhr.send('hi');
    expect(channel.told).toEqual([`${OPEN} x-mode=fast`]);
  });

  it('is told once, however often it is sent', () => {
    const xhr = sent();
    xhr.send('again');
    expect(xhr.calls).toHaveLength(3);
    expect(channel.told).toEqual([OPEN]);
  });

  it('is not told where it was over before it was sent', () => {
    const xhr = new FakeXhr();
    xhr.open('POST', WANTED);
    xhr.state = 4;
    xhr.send('hi');
    expect(channel.told).toEqual([]);
  });
});

describe('an answer', () => {
  it('is told as text, as it comes', () => {
    const xhr = sent();
    answer(xhr, 'one');
    happen(xhr, 'progress');
    happen(xhr, 'progress');
    answer(xhr, 'one two');
    finish(xhr);
    expect(channel.told).toEqual([
      OPEN,
      'head 200 text/plain',
      'text one',
      'head 200 text/plain',
      'text  two',
      'end complete',
    ]);
    expect(listenedFor(xhr)).toEqual(HEARD);
  });

  it('may say nothing of its type', () => {
    const xhr = sent();
    xhr.type = null;
    answer(xhr);
    finish(xhr);
    expect(channel.told.slice(1)).toEqual(['head 200 ', 'end complete']);
  });

  it.each<[string, unknown, string[]]>([
    ['text', 'whole', ['text whole']],
    ['arraybuffer', new TextEncoder().encode('whole').buffer, ['bytes whole']],
    ['json', { a: [1] }, ['text {"a":[1]}']],
    ['document', {}, []],
  ])('is told whole where the page reads it as %s', (kind, whole, told) => {
    const xhr = sent();
    xhr.kind = kind;
    answer(xhr, whole as string);
    finish(xhr);
    expect(channel.told.slice(2)).toEqual([...told, 'end complete']);
  });

  it('is told of a Blob once its bytes are there', async () => {
    const xhr = sent();
    Object.assign(xhr, { kind: 'blob', answer: new Blob(['whole']) });
    finish(xhr);
    await vi.waitUntil(() => channel.told.length > 1);
    expect(channel.told).toEqual([OPEN, 'bytes whole', 'end complete']);
  });

  it('is told to have failed of a Blob that can’t be read', async () => {
    const xhr = sent();
    Object.assign(xhr, { kind: 'blob', answer: await unreadableBlob() });
    finish(xhr);
    await vi.waitUntil(() => channel.told.length > 1);
    expect(channel.told).toEqual([OPEN, 'end failed']);
  });

  it.each([
    Object.prototype,
    Array.prototype,
  ])('is not written anew as JSON where page code would run', (owner) => {
    const toJSON = vi.fn();
    Object.defineProperty(owner, 'toJSON', { value: toJSON, configurable: true });
    const xhr = sent();
    Object.assign(xhr, { kind: 'json', answer: { a: [1] } });
    finish(xhr);
    Reflect.deleteProperty(owner, 'toJSON');
    expect(channel.told).toEqual([OPEN, 'end complete']);
    expect(toJSON).not.toHaveBeenCalled();
  });

  it.each([
    ['abort', 'aborted'],
    ['timeout', 'failed'],
    ['error', 'failed'],
  ])('that breaks off by %s is told as far as it came', (event, reason) => {
    const xhr = sent();
    answer(xhr, 'one', 'one two');
    xhr.answer = '';
    finish(xhr, event);
    finish(xhr, 'load');
    expect(channel.told.slice(2)).toEqual(['text one two', `end ${reason}`]);
  });
});

describe('an object used again', () => {
  it('is listened to once', () => {
    const xhr = sent();
    finish(xhr);
    channel.told.length = 0;
    sent('hi', xhr);
    answer(xhr, 'one');
    finish(xhr);
    expect(channel.told).toEqual([OPEN, 'head 200 text/plain', 'text one', 'end complete']);
  });

  it('drops the request that runs', () => {
    const xhr = sent();
    answer(xhr, 'one');
    sent('hi', xhr);
    expect(channel.told.slice(2)).toEqual(['end aborted', OPEN]);
  });

  it('drops it too where the next is not wanted, and follows nothing then', () => {
    const xhr = sent();
    xhr.open('GET', 'https://a.test/other');
    xhr.send();
    answer(xhr, 'one');
    finish(xhr);
    expect(channel.told).toEqual([OPEN, 'end aborted']);
  });

  it.each<[string, number, string[]]>([
    ['is over', 200, ['text one', 'end complete']],
    ['failed', 0, ['end failed']],
  ])('settles the request before, which %s though its event has not come', (_, code, told) => {
    const xhr = sent();
    Object.assign(xhr, { state: 4, code, answer: 'one' });
    sent('hi', xhr);
    expect(channel.told).toEqual([OPEN, ...told, OPEN]);
    // What comes late is about the request before.
    happen(xhr, 'load');
    happen(xhr, 'abort');
    expect(channel.told).toHaveLength(told.length + 2);
  });

  it('keeps what runs where opening fails', () => {
    const xhr = sent();
    expect(() => xhr.open('BAD METHOD', WANTED)).toThrow(SyntaxError);
    expect(channel.told).toEqual([OPEN]);
    answer(xhr, 'one');
    finish(xhr);
    expect(channel.told.slice(1)).toEqual(['head 200 text/plain', 'text one', 'end complete']);
  });

  it('opened for another request before it was sent tells of the one that is sent', () => {
    const xhr = new FakeXhr();
    xhr.open('GET', `${WANTED}/first`);
    xhr.open('POST', WANTED);
    xhr.send('hi');
    expect(channel.told).toEqual([OPEN]);
  });
});

it('what is no request object gets what the native gives it', () => {
  const { open, send, setRequestHeader } = FakeXhr.prototype;
  for (const method of [open, send, setRequestHeader]) {
    const strange = { calls: [] as unknown[] };
    method.call(strange as never, 'POST', WANTED);
    expect(strange.calls).toHaveLength(1);
  }
  expect(() => send.call(undefined as never)).toThrow(TypeError);
});
