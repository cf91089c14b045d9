import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimDocument, readMessages, takePort } from '../../src/content/handover.ts';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import { FakeDocument } from './fake-document.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('takePort', () => {
  class FakePort extends EventTarget {
    onmessage: ((event: { data: unknown }) => void) | null = null;
  }
  let page: FakeDocument;
  let received: TapMessage[][];
  let late: number;
  let ports: number;
  let leave: () => void;

  beforeEach(() => {
    page = new FakeDocument();
    received = [];
    late = 0;
    ports = 0;
  });
  const take = () =>
    takePort({
      site: 'claude',
      onPort: (leaveTap) => {
        ports += 1;
        leave = leaveTap;
      },
      onMessages: (messages) => received.push([...messages]),
      onLate: () => {
        late += 1;
      },
    });
  /** Whether the port was taken. */
  function offer(port: FakePort | undefined, site = 'claude'): boolean {
    const event = new MessageEvent('port-offer', { data: site });
    // Node's makes neither events of this class that can be prevented, nor ports a test can look into.
    const preventDefault = vi.fn();
    Object.defineProperties(event, {
      ports: { value: port ? [port] : [] },
      preventDefault: { value: preventDefault },
    });
    page.dispatch(event);
    return preventDefault.mock.calls.length > 0;
  }
  const parsed = () => page.dispatch(new Event('DOMContentLoaded'));

  it('takes the port its own tap offers, and reads what comes over it', () => {
    take();
    const port = new FakePort();
    expect(offer(port)).toBe(true);
    expect(ports).toBe(1);
    const end: TapMessage = { type: 'end', exchange: 1, reason: 'complete' };
    port.onmessage?.({ data: [end, 'nonsense'] });
    expect(received).toEqual([[end]]);
    expect(late).toBe(0);
  });

  it('takes what the tap hands over as the document goes, where all it posted before has come', () => {
    take();
    const port = new FakePort();
    offer(port);
    const text: TapMessage = { type: 'text', exchange: 1, text: 'a' };
    const end: TapMessage = { type: 'end', exchange: 1, reason: 'complete' };
    let taken: boolean | undefined;
    port.addEventListener('leave', () => {
      const last = Object.assign(new Event('last', { cancelable: true }), { data: [end], lastEventId: '1' });
      taken = !port.dispatchEvent(last);
    });
    leave();
    expect(taken).toBe(false);
    expect(received).toEqual([]);
    port.onmessage?.({ data: [text] });
    leave();
    expect(taken).toBe(true);
    expect(received).toEqual([[text], [end]]);
  });

  it('listens before the page can, and says then that it is ready', () => {
    take();
    expect(page.listeners.map(({ type, capture }) => [type, capture])).toEqual([
      ['port-offer', true],
      ['DOMContentLoaded', true],
    ]);
    expect(page.dispatched).toEqual(['port-ready']);
    const port = new FakePort();
    page = new FakeDocument();
    page.listeners.push({ type: 'port-ready', capture: true, hear: () => void offer(port) });
    take();
    expect(port.onmessage).toBeTypeOf('function');
  });

  it('leaves the port of another site’s tap, and what is no offer', () => {
    take();
    const port = new FakePort();
    expect(offer(port, 'chatgpt')).toBe(false);
    expect(offer(undefined)).toBe(false);
    expect(ports).toBe(0);
    const strange = new Event('port-offer', { cancelable: true });
    Object.assign(strange, { data: 'claude', ports: [port] });
    expect(page.dispatch(strange)).toBe(true);
    expect(port.onmessage).toBeNull();
    expect(offer(port)).toBe(true);
  });

  it('takes one port only, and is not late after that', () => {
    take();
    expect(offer(new FakePort())).toBe(true);
    expect(offer(new FakePort())).toBe(false);
    parsed();
    expect(late).toBe(0);
    expect(page.listeners).toEqual([]);
  });

  it('takes nothing where the page may have run meanwhile', () => {
    take();
    page.scripts.length = 1;
    expect(offer(new FakePort())).toBe(false);
  });

  it('is late where no tap came until the document is there, and takes nothing then', () => {
    take();
    parsed();
    parsed();
    expect(late).toBe(1);
    expect(offer(new FakePort())).toBe(false);
  });

  it('is late at once where the page may have run before it', () => {
    page.scripts.length = 1;
    take();
    expect(late).toBe(1);
    expect(page.listeners).toEqual([]);
    expect(page.dispatched).toEqual([]);
  });
});

describe('claimDocument', () => {
  it('is the first relay’s of each site, in each document', () => {
    const page = new FakeDocument();
    expect(['claude', 'claude', 'poe', 'claude', 'poe'].map(claimDocument)).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
    const other = new FakeDocument();
    expect(['claude', 'claude'].map(claimDocument)).toEqual([true, false]);
    vi.stubGlobal('document', page);
    expect(claimDocument('claude')).toBe(false);
    expect(other).not.toBe(page);
  });
});

describe('readMessages', () => {
  it('reads every message of the tap as it was', () => {
    const messages: TapMessage[] = [
      {
        type: 'open',
        exchange: 1,
        endpoint: 'e',
        method: 'POST',
        url: '/x?y',
        body: { kind: 'form', fields: [['a', 'b']] },
        headers: { h: 'v' },
      },
      {
        type: 'open',
        exchange: 2,
        endpoint: 'e',
        method: 'GET',
        url: '/',
        body: { kind: 'text', text: 't' },
        headers: {},
      },
      {
        type: 'open',
        exchange: 3,
        endpoint: 'e',
        method: 'GET',
        url: '/',
        body: { kind: 'none' },
        headers: {},
      },
      { type: 'head', exchange: 1, status: 200, contentType: 'text/plain' },
      { type: 'bytes', exchange: 1, bytes: new Uint8Array([1, 2]) },
      { type: 'text', exchange: 1, text: 'é' },
      { type: 'frame', exchange: 1, direction: 'out', data: 'd' },
      { type: 'frame', exchange: 1, direction: 'in', data: 'd', event: 'delta' },
      { type: 'frame', exchange: 1, direction: 'in', data: new Uint8Array([3]).buffer },
      { type: 'end', exchange: 1, reason: 'aborted' },
    ];
    expect(readMessages(structuredClone(messages))).toEqual(messages);
  });

  it('leaves out what is no message, and throws at nothing', () => {
    const type = fc.constantFrom('open', 'head', 'bytes', 'text', 'frame', 'end', 'other');
    const almost = fc.record(
      {
        type,
        exchange: fc.anything(),
        text: fc.anything(),
        body: fc.anything(),
        headers: fc.anything(),
        data: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(almost, fc.anything()))), (data) => {
        for (const message of readMessages(data)) expect(typeof message.exchange).toBe('number');
      }),
    );
    expect(readMessages([{ type: 'end', exchange: 1, reason: 'other' }])).toEqual([]);
    expect(readMessages([{ type: 'bytes', exchange: 1, bytes: 'abc' }])).toEqual([]);
  });

  it.each([
    undefined,
    null,
    'text',
    1,
    { length: 1, 0: { type: 'text', exchange: 1, text: '' } },
  ])('finds nothing in %j', (data) => {
    expect(readMessages(data)).toEqual([]);
  });

  it('leaves out only what is none of the tap’s', () => {
    const kept = [{ type: 'text', exchange: 1, text: 'a' }];
    for (const other of [null, undefined, 'text', 7, {}, { type: 'text', exchange: '1' }])
      expect(readMessages([other, ...kept, other])).toEqual(kept);
    for (const reason of ['complete', 'aborted', 'failed'] as const)
      expect(readMessages([{ type: 'end', exchange: 1, reason }])).toHaveLength(1);
  });

  it('makes values of another world our own', () => {
    const theirs: unknown = runInNewContext(`[
      { type: 'bytes', exchange: 1, bytes: new Uint8Array([1, 2, 3]).subarray(1) },
      { type: 'frame', exchange: 1, direction: 'in', data: new Uint8Array([4, 5]).buffer },
      { type: 'open', exchange: 2, body: { kind: 'form', fields: [['a', 'b']] } },
    ]`);
    expect(theirs).not.toBeInstanceOf(Array);
    const read = readMessages(theirs);
    expect(read).toEqual([
      { type: 'bytes', exchange: 1, bytes: new Uint8Array([2, 3]) },
      { type: 'frame', exchange: 1, direction: 'in', data: new Uint8Array([4, 5]).buffer },
      { type: 'open', exchange: 2, body: { kind: 'form', fields: [['a', 'b']] } },
    ]);
    const [first, second, third] = read as unknown as [
      { bytes: unknown },
      { data: unknown },
      { body: { fields: unknown } },
    ];
    expect(first.bytes).toBeInstanceOf(Uint8Array);
    expect(second.data).toBeInstanceOf(ArrayBuffer);
    expect(third.body.fields).toBeInstanceOf(Array);
  });

  it('leaves bytes that are ours where they are', () => {
    const bytes = new Uint8Array([1, 2]);
    const [message] = readMessages([{ type: 'bytes', exchange: 1, bytes }]);
    expect(message?.type === 'bytes' && message.bytes).toBe(bytes);
  });
});
