import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { offerPort } from '../../src/page/handover.ts';

const { FakeDocument, FakeNode, FakeCollection, natives } = vi.hoisted(() => {
  vi.resetModules();
  class FakeNode {
    children = 0;
    hasChildNodes(): boolean {
      return this.children > 0;
    }
  }
  class FakeCollection {
    count = 0;
    get length(): number {
      return this.count;
    }
  }
  class FakeDocument {
    parts: { head: FakeNode | null; body: FakeNode | null } = { head: null, body: null };
    readonly found = new FakeCollection();
    get head(): FakeNode | null {
      return this.parts.head;
    }
    get body(): FakeNode | null {
      return this.parts.body;
    }
    get scripts(): FakeCollection {
      return this.found;
    }
  }
  const natives = { Document: FakeDocument, Node: FakeNode, HTMLCollection: FakeCollection };
  Object.assign(globalThis, natives);
  return { FakeDocument, FakeNode, FakeCollection, natives };
});
// Modules are shared between test files of a process: those that took this file's fakes are for it alone.
afterAll(() => {
  vi.resetModules();
  for (const name of Object.keys(natives)) Reflect.deleteProperty(globalThis, name);
});

describe('the tap’s port', () => {
  let page: InstanceType<typeof FakeDocument>;
  let target: EventTarget;
  let offered: { site: string; port: MessagePort | undefined; cancelable: boolean }[];
  let taken: MessagePort[];
  let relayPorts: MessagePort[];
  let listeners: unknown[];
  /** Whether a relay is there and takes what it is offered. */
  let takes: boolean;
  const ports: MessagePort[] = [];

  class FakeMessageEvent extends Event {
    readonly data: string;
    readonly ports: readonly MessagePort[];
    constructor(
      type: string,
      { data, ports: given, ...init }: EventInit & { data: string; ports: MessagePort[] },
    ) {
      super(type, init);
      this.data = data;
      this.ports = given;
    }
  }

  beforeEach(() => {
    page = new FakeDocument();
    target = new EventTarget();
    offered = [];
    taken = [];
    relayPorts = [];
    listeners = [];
    takes = true;
    target.addEventListener('port-offer', (event) => {
      const { data, ports: given, cancelable } = event as FakeMessageEvent;
      offered.push({ site: data, port: given[0], cancelable });
      if (takes) event.preventDefault();
    });
    vi.stubGlobal('document', page);
    vi.stubGlobal('MessageEvent', FakeMessageEvent);
    vi.stubGlobal('dispatchEvent', (event: Event) => target.dispatchEvent(event));
    vi.stubGlobal('addEventListener', (type: string, hear: () => void, options: AddEventListenerOptions) => {
      listeners.push(type, options);
      target.addEventListener(type, hear, options);
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    for (const port of ports.splice(0)) port.close();
  });
  const offer = () =>
    offerPort('claude', (port, relayPort) => {
      taken.push(port);
      relayPorts.push(relayPort);
    });
  const relayIsReady = () => target.dispatchEvent(new Event('port-ready'));

  it('is handed over at once where the relay is there, and is one end of a channel', async () => {
    offer();
    expect(offered).toEqual([{ site: 'claude', port: expect.any(MessagePort), cancelable: true }]);
    expect(taken).toHaveLength(1);
    expect(listeners).toEqual([]);
    const [end] = taken as [MessagePort];
    const other = offered[0]?.port as MessagePort;
    expect(relayPorts).toEqual([other]);
    ports.push(end, other);
    const heard = new Promise((resolve) => other.addEventListener('message', ({ data }) => resolve(data)));
    other.start();
    end.postMessage('hello');
    expect(await heard).toBe('hello');
  });

  it('is offered again when the relay says that it is ready, until it is taken', () => {
    takes = false;
    offer();
    expect(taken).toEqual([]);
    expect(listeners).toEqual(['port-ready', { once: true, capture: true }]);
    relayIsReady();
    expect(offered).toHaveLength(2);
    takes = true;
    relayIsReady();
    expect(taken).toHaveLength(1);
    relayIsReady();
    expect(offered).toHaveLength(3);
    expect(new Set(offered.map(({ port }) => port)).size).toBe(1);
  });

  it.each<[string, () => void]>([
    ['a script', () => Object.assign(page.found, { count: 1 })],
    [
      'something in its head',
      () => Object.assign(page.parts, { head: Object.assign(new FakeNode(), { children: 1 }) }),
    ],
    [
      'something in its body',
      () => Object.assign(page.parts, { body: Object.assign(new FakeNode(), { children: 1 }) }),
    ],
  ])('is kept back from a page with %s, now and when it comes to be so', (_, fill) => {
    takes = false;
    offer();
    fill();
    takes = true;
    relayIsReady();
    expect(offered).toHaveLength(1);
    offer();
    expect(offered).toHaveLength(1);
    expect(taken).toEqual([]);
  });

  it('is offered in a frame, whose head and body are there and empty', () => {
    page.parts = { head: new FakeNode(), body: new FakeNode() };
    offer();
    expect(taken).toHaveLength(1);
  });

  it('looks at the document by natives the page can’t patch', () => {
    page.found.count = 1;
    const patched = vi.spyOn(FakeCollection.prototype, 'length', 'get').mockReturnValue(0);
    offer();
    expect(offered).toEqual([]);
    expect(patched).not.toHaveBeenCalled();
  });
});
