import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DocumentEndpoint, watchDocument } from '../../src/content/document-answers.ts';
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import { FakeDocument } from './fake-document.ts';

const LOOK_MS = 500;
const MAX_LOOKS = 120;
const ENDPOINT: DocumentEndpoint = {
  id: 'answer',
  path: '/search',
  query: '[?&]q=',
  answer: '[data-answer]',
};

let page: FakeDocument & {
  prerendering: boolean;
  querySelector(selector: string): unknown;
  addEventListener(type: string, hear: () => void, options: unknown): void;
};
/** What the answer says; null while there is none. */
let answer: string | null;
let pushed: TapMessage[];
/** The document changes; undefined once nobody looks. */
let change: (() => void) | undefined;
let observed: unknown[];
let asked: string[];
/** Begins to be looked at. */
let shown: (() => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  answer = null;
  pushed = [];
  observed = [];
  asked = [];
  change = undefined;
  shown = undefined;
  const element = {
    get textContent() {
      return answer;
    },
    get outerHTML() {
      return `<p data-answer>${answer}</p>`;
    },
  };
  page = Object.assign(new FakeDocument(), {
    prerendering: false,
    querySelector(selector: string) {
      asked.push(selector);
      return answer === null ? null : element;
    },
    addEventListener(...[type, hear, options]: [string, () => void, unknown]) {
      expect([type, options]).toEqual(['prerenderingchange', { once: true }]);
      shown = hear;
    },
  });
  vi.stubGlobal(
    'MutationObserver',
    class {
      constructor(hear: () => void) {
        change = hear;
      }
      observe(...args: unknown[]) {
        observed.push(...args);
      }
      disconnect() {
        change = undefined;
      }
    },
  );
  vi.stubGlobal('self', 'a window');
  vi.stubGlobal('top', 'a window');
  go('/search?q=cost');
  arriveBy('navigate');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function go(url: string): void {
  const { pathname, search } = new URL(url, 'https://www.bing.com');
  vi.stubGlobal('location', { pathname, search });
}
const arriveBy = (...types: string[]) =>
  vi
    .spyOn(performance, 'getEntriesByType')
    .mockImplementation((entry) =>
      entry === 'navigation' ? (types.map((type) => ({ type })) as never) : [],
    );
const watch = (...endpoints: DocumentEndpoint[]) =>
  watchDocument(endpoints.length > 0 ? endpoints : [ENDPOINT], (message) => pushed.push(message));
const look = (times = 1) => vi.advanceTimersByTime(times * LOOK_MS);
function say(text: string): void {
  answer = text;
  change?.();
}
const types = () => pushed.map(({ type }) => type);
const isWatching = () => vi.getTimerCount() > 0;

describe('a document is watched', () => {
  it.each([
    ['/search?q=cost', true],
    ['/search?form=x&q=cost', true],
    ['/search', false],
    ['/search/images?q=cost', false],
    ['/my/search?q=cost', false],
  ])('%s: %s', (url, watched) => {
    go(url);
    watch();
    expect(isWatching()).toBe(watched);
  });

  const HOME: DocumentEndpoint = { id: 'home', path: '/home|/start', answer: 'main' };

  it('by the first endpoint of its address, which may ask for no query', () => {
    go('/home');
    watch(ENDPOINT, HOME);
    say('yes');
    look();
    expect(pushed[0]).toMatchObject({ endpoint: 'home', url: '/home' });
    expect(asked).toEqual(['main']);
  });

  it('by its whole path, whichever of several that is', () => {
    go('/home/start');
    watch(HOME);
    expect(isWatching()).toBe(false);
  });

  it('not within another', () => {
    vi.stubGlobal('top', 'another window');
    watch();
    expect(isWatching()).toBe(false);
  });

  it.each([[['reload']], [['back_forward']], [[]]])('at its first visit only, not after %j', (how) => {
    arriveBy(...how);
    watch();
    expect(isWatching()).toBe(false);
  });

  it('once it is looked at, where it was fetched ahead', () => {
    page.prerendering = true;
    watch();
    expect(isWatching()).toBe(false);
    shown?.();
    expect(isWatching()).toBe(true);
  });

  it('by one observer of all of it', () => {
    watch();
    expect(observed).toEqual([page, { childList: true, subtree: true, characterData: true }]);
  });
});

describe('an answer in the document', () => {
  it('is told as an exchange, once it has not grown for two seconds', () => {
    watch();
    look(3);
    expect(pushed).toEqual([]);
    say('It costs');
    look();
    expect(pushed).toEqual([
      {
        type: 'open',
        exchange: -1,
        endpoint: 'answer',
        method: 'GET',
        url: '/search?q=cost',
        body: { kind: 'none' },
        headers: {},
      },
      { type: 'head', exchange: -1, status: 200, contentType: 'text/html' },
    ]);
    look(2);
    say('It costs little.');
    look(4);
    expect(pushed).toHaveLength(2);
    look();
    expect(pushed.slice(2)).toEqual([
      { type: 'text', exchange: -1, text: '<p data-answer>It costs little.</p>' },
      { type: 'end', exchange: -1, reason: 'complete' },
    ]);
    expect(isWatching()).toBe(false);
    expect(change).toBeUndefined();
    expect(page.listeners).toEqual([]);
  });

  it('is opened once, and looked for only where something changed', () => {
    watch();
    look(5);
    expect(asked).toEqual(['[data-answer]']);
    say('a');
    look();
    say('ab');
    look();
    expect(asked).toHaveLength(3);
    expect(types()).toEqual(['open', 'head']);
  });

  it('stays where it was found, though the page takes it away', () => {
    watch();
    say('a');
    look();
    page.querySelector = () => null;
    say('ab');
    look(6);
    expect(types()).toEqual(['open', 'head', 'text', 'end']);
  });

  it('that stays empty is waited for', () => {
    watch();
    say('');
    look(MAX_LOOKS - 1);
    expect(types()).toEqual(['open', 'head']);
    look();
    expect(types()).toEqual(['open', 'head', 'text', 'end']);
  });

  it('is looked for during a minute', () => {
    watch();
    look(MAX_LOOKS - 1);
    expect(isWatching()).toBe(true);
    look();
    expect(isWatching()).toBe(false);
    expect(pushed).toEqual([]);
  });

  it('is told as far as it is there when the page goes away', () => {
    watch();
    say('a');
    look();
    page.dispatch(new Event('pagehide'));
    expect(types()).toEqual(['open', 'head', 'text', 'end']);
    page.dispatch(new Event('pagehide'));
    look(10);
    expect(pushed).toHaveLength(4);
  });

  it('is told up to two million characters', () => {
    watch();
    say('x'.repeat(2_000_000));
    look(6);
    expect(pushed[2]).toMatchObject({ text: `<p data-answer>${'x'.repeat(2_000_000 - 15)}` });
  });
});
