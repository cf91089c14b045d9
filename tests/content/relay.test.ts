import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRelay, type Watch } from '../../src/content/relay.ts';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import type { Turn } from '../../src/sites/reading/turn.ts';
import type { CreateReader } from '../../src/sites/site.ts';
import { BackgroundDouble } from './background-double.ts';
import { FakeDocument } from './fake-document.ts';

const JOB_BYTES = 8_192;
const MAX_WAITING_BYTES = 8_000_000;

let page: FakeDocument;
let background: BackgroundDouble;
/** Tasks the page has not come to yet. */
let tasks: { readonly priority: string; run(): void }[];
/** What the reader was handed. */
let read: string[];
let turn: Turn;

beforeEach(() => {
  page = new FakeDocument();
  background = new BackgroundDouble();
  tasks = [];
  read = [];
  // No job takes any time.
  vi.spyOn(performance, 'now').mockReturnValue(0);
  vi.stubGlobal('scheduler', {
    postTask: (run: () => void, { priority }: { priority: string }) => tasks.push({ priority, run }),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const createReader: CreateReader = (tab) => (start) => {
  read.push(`open ${start.endpoint}`);
  turn = tab.turn({ key: `${start.endpoint} ${start.url}`, endpoint: start.endpoint, at: start.at });
  return {
    head: () => read.push('head'),
    text: (text) => read.push(`text ${text}`),
    bytes: ({ length }) => read.push(`bytes ${length}`),
    frame: (direction) => read.push(`frame ${direction}`),
    end(reason) {
      read.push(`end ${reason}`);
      turn.settle('complete', tab.now());
    },
  };
};

/** What is of no exchange, and asks all the same whether anything may be read. */
const QUESTION: TapMessage = { type: 'frame', exchange: 99, direction: 'out', data: '' };

/** Starts the relay where the person agreed; what it returns is the way for the tap's messages. */
async function start(watch?: Watch): Promise<(...messages: TapMessage[]) => void> {
  startRelay({ id: 'claude', prompts: ['prompt'] }, createReader, watch);
  const port: EventTarget & { onmessage?: (event: { data: unknown }) => void } = new EventTarget();
  const offer = new MessageEvent('port-offer', { data: 'claude' });
  Object.defineProperty(offer, 'ports', { value: [port] });
  page.dispatch(offer);
  const tell = (...data: TapMessage[]) => port.onmessage?.({ data });
  tell(QUESTION);
  await background.answer({ ok: true });
  background.messages.length = 0;
  return tell;
}

const runTasks = () => {
  for (const task of tasks.splice(0)) task.run();
};
const said = () =>
  background.messages.map((message) =>
    message.type === 'usage/observed'
      ? `${message.observation.key} ${message.observation.outcome}`
      : Object.values(message).join(' '),
  );

const OPEN: TapMessage = {
  type: 'open',
  exchange: 1,
  endpoint: 'prompt',
  method: 'POST',
  url: '/',
  body: { kind: 'none' },
  headers: {},
};
const END: TapMessage = { type: 'end', exchange: 1, reason: 'complete' };
const bytes = (length: number): TapMessage => ({ type: 'bytes', exchange: 1, bytes: new Uint8Array(length) });

describe('relay', () => {
  it('has what the tap saw read, and the numbers sent', async () => {
    const tell = await start();
    tell(OPEN);
    expect(said()).toEqual(['prompt / pending']);
    tell({ type: 'text', exchange: 1, text: 'a' }, END);
    expect(read).toEqual(['open prompt', 'text a', 'end complete']);
    await background.answer({ ok: true });
    expect(said()).toEqual(['prompt / pending', 'prompt / complete']);
  });

  it.each<[string, TapMessage]>([
    ['open other', { ...OPEN, exchange: 2, endpoint: 'other' }],
    ['frame out', { type: 'frame', exchange: 1, direction: 'out', data: '' }],
    ['end complete', END],
  ])('reads at once what must outlive its tab: %s', async (name, message) => {
    (await start())(OPEN, message);
    expect(read).toEqual(['open prompt', name]);
    expect(tasks).toEqual([]);
  });

  it.each<[string, TapMessage]>([
    ['head', { type: 'head', exchange: 1, status: 200, contentType: '' }],
    ['text a', { type: 'text', exchange: 1, text: 'a' }],
    ['bytes 1', bytes(1)],
    ['frame in', { type: 'frame', exchange: 1, direction: 'in', data: '' }],
  ])('reads when the page has nothing better to do: %s', async (name, message) => {
    (await start())(OPEN, message);
    expect(read).toEqual(['open prompt']);
    expect(tasks.map(({ priority }) => priority)).toEqual(['background']);
    runTasks();
    expect(read).toEqual(['open prompt', name]);
  });

  it('tells of an answer on no endpoint by its shape, ten seconds after, and has it read by nobody', async () => {
    const tell = await start();
    vi.useFakeTimers();
    vi.stubGlobal('navigator', { userActivation: { isActive: true } });
    tell({ ...OPEN, endpoint: '', url: '/ask' });
    tell({ type: 'head', exchange: 1, status: 200, contentType: 'text/event-stream' });
    tell({ type: 'gap', exchange: 1, byteLength: 90 }, { type: 'gap', exchange: 1, byteLength: 60 }, END);
    runTasks();
    vi.advanceTimersByTime(9_999);
    expect(background.messages).toEqual([]);
    vi.advanceTimersByTime(1);
    const shape = { method: 'POST', path: '/ask', contentType: 'text/event-stream' };
    const at = Number(vi.getMockedSystemTime()) - 10_000;
    const run = { ...shape, pieces: 2, byteLength: 150, askedAt: at, firstAt: at, lastAt: at };
    expect(background.messages).toEqual([{ type: 'usage/unlisted', site: 'claude', run }]);
    expect(read).toEqual([]);
    vi.useRealTimers();
  });

  it('reads many bytes in small jobs', async () => {
    (await start())(OPEN, bytes(2 * JOB_BYTES), bytes(JOB_BYTES + 1), bytes(0));
    runTasks();
    expect(read.slice(1)).toEqual([8_192, 8_192, 8_192, 1].map((length) => `bytes ${length}`));
  });

  it('lets bytes go where too many wait, says so, and goes on once they are read', async () => {
    const tell = await start();
    tell(OPEN, bytes(MAX_WAITING_BYTES), bytes(1));
    runTasks();
    expect(turn.degraded).toBe(true);
    tell(bytes(7));
    runTasks();
    const sizes = read.slice(1).map((what) => Number(what.split(' ')[1]));
    expect(sizes.reduce((sum, size) => sum + size)).toBe(MAX_WAITING_BYTES + 7);
    expect(sizes.at(-1)).toBe(7);
  });

  it.each([
    ['a page nobody opened', {}, undefined],
    ['a frame', { top: {} }, true],
    ['a window a page opened', { opener: {} }, true],
  ])('says what another page could have made up: %s', async (_, globals, unproven) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    (await start())(OPEN);
    const [message] = background.messages;
    expect(message?.type === 'usage/observed' && message.observation.unproven).toBe(unproven);
  });

  it('takes exchanges from elsewhere, too', async () => {
    let elsewhere: Parameters<Watch>[0] = () => undefined;
    await start((push) => {
      elsewhere = push;
    });
    elsewhere({ ...OPEN, endpoint: 'document' });
    expect(said()).toEqual(['document / pending']);
  });

  it('reads nothing more once the extension is gone', async () => {
    const tell = await start();
    vi.stubGlobal('chrome', { runtime: {} });
    tell(OPEN);
    expect(read).toEqual([]);
  });

  it('reads what waits and tells all it knows when the page goes away', async () => {
    const tell = await start();
    tell(OPEN, { ...OPEN, exchange: 2, url: '/2' }, { type: 'text', exchange: 2, text: 'last' });
    for (let i = 0; i < 2; i++) await background.answer({ ok: true });
    expect(said()).toEqual(['prompt / pending', 'prompt /2 pending']);
    page.dispatch(new Event('pagehide'));
    expect(read).toEqual(['open prompt', 'open prompt', 'text last']);
    const known = ['prompt / pending', 'prompt /2 pending'];
    expect(said().slice(2), 'twice, since nobody will hear whether it came').toEqual([...known, ...known]);
  });

  it.each([
    ['a frame that is gone', { top: {} }, false, ['text last', 'end aborted']],
    ['a frame that may come back', { top: {} }, true, ['text last']],
    ['a tab', {}, false, ['text last']],
  ])('ends what runs in %s', async (_, globals, persisted, handed) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    const tell = await start();
    tell(OPEN, { type: 'text', exchange: 1, text: 'last' });
    await background.answer({ ok: true });
    page.dispatch(Object.assign(new Event('pagehide'), { persisted }));
    expect(read.slice(1)).toEqual(handed);
    expect(said().at(-1)).toBe(`prompt / ${handed.length > 1 ? 'complete' : 'pending'}`);
  });

  it('is one of its site in a document', async () => {
    await start();
    const before = page.listeners.length;
    startRelay({ id: 'claude', prompts: [] }, createReader);
    expect(page.listeners).toHaveLength(before);
  });
});

describe('where nobody agreed', () => {
  it('reads nothing of what the tap saw, or what comes from elsewhere, and asks at each prompt', async () => {
    let elsewhere: Parameters<Watch>[0] = () => undefined;
    startRelay({ id: 'claude', prompts: ['prompt'] }, createReader, (push) => {
      elsewhere = push;
    });
    elsewhere(OPEN);
    await background.answer({ ok: false, retry: false });
    elsewhere({ ...OPEN, exchange: 2 });
    await background.answer({ ok: false, retry: false });
    elsewhere({ type: 'text', exchange: 2, text: 'a' });
    expect(read).toEqual([]);
    expect(said()).toEqual(['consent/asked', 'consent/asked']);
  });
});

describe('a document the relay came to too late', () => {
  const show = (persisted: boolean) => page.dispatch(Object.assign(new Event('pageshow'), { persisted }));

  it('is said to be so, until it is gone, and again when it comes back', () => {
    page.scripts.length = 1;
    startRelay({ id: 'claude', prompts: [] }, createReader);
    expect(said()).toEqual(['tab/late claude']);
    show(false);
    page.dispatch(new Event('pagehide'));
    expect(said()).toEqual(['tab/late claude', 'tab/left']);
    show(true);
    expect(said()).toEqual(['tab/late claude', 'tab/left', 'tab/late claude']);
  });

  it('is said to be so by the next relay where the first was refused', async () => {
    page.scripts.length = 1;
    const run = () => startRelay({ id: 'claude', prompts: [] }, createReader);
    run();
    await background.answer({ ok: false, retry: false });
    run();
    await background.answer({ ok: true });
    run();
    expect(said()).toEqual(['tab/late claude', 'tab/late claude']);
  });

  it('is none where the port was taken', async () => {
    await start();
    page.dispatch(new Event('pagehide'));
    show(true);
    expect(said()).toEqual([]);
  });
});
