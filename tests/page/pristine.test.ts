import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import {
  bare,
  bareList,
  createNotes,
  getter,
  isObject,
  later,
  listen,
  lowerCase,
  matches,
  method,
  now,
  peek,
  quietly,
  sliceText,
  upperCase,
  whenSettled,
} from '../../src/page/pristine.ts';

type Add = (this: object, type: string, hear: (event: Event) => void, capture: boolean) => void;
/** Who was listened to, and how: the tap takes the native when it is loaded. */
const add = vi.hoisted(() => {
  vi.resetModules();
  const calls: unknown[][] = [];
  const original = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: never[]) {
    calls.push([this, ...args]);
    return Reflect.apply(original, this, args);
  } as Add as typeof original;
  return { calls, original };
});
// Modules are shared between test files of a process: those that took this file's fakes are for it alone.
afterAll(() => vi.resetModules());

afterEach(() => {
  vi.restoreAllMocks();
});

describe('natives', () => {
  it('are called with their receiver, though the page patches them', () => {
    const slice = method(String.prototype.slice);
    const urlOf = getter(URL.prototype, 'pathname');
    vi.spyOn(String.prototype, 'slice').mockReturnValue('patched');
    vi.spyOn(URL.prototype, 'pathname', 'get').mockReturnValue('patched');
    expect(slice('abcd', 1, 3)).toBe('bc');
    expect(urlOf(new URL('https://a.test/b'))).toBe('/b');
  });

  it('are those of text', () => {
    vi.spyOn(RegExp.prototype, 'exec').mockReturnValue(null);
    expect([lowerCase('ÀB'), upperCase('àb'), sliceText('abc', 1)]).toEqual(['àb', 'ÀB', 'bc']);
    expect([matches(/^b/, 'bc'), matches(/^b/, 'abc')]).toEqual([true, false]);
  });

  it('tell the time, in milliseconds, and call later', () => {
    const before = performance.now();
    const patched = vi.spyOn(performance, 'now').mockReturnValue(-1);
    const told = now();
    patched.mockRestore();
    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(performance.now());
    return new Promise<void>((done) => later(done, 0));
  });
});

describe('objects of our own', () => {
  it('have no prototype', () => {
    const object = { a: 1 };
    expect(bare(object)).toBe(object);
    expect(Object.getPrototypeOf(object)).toBeNull();
    const list = bareList<number>();
    list[list.length] = 7;
    expect([list.length, list[0], Object.getPrototypeOf(list)]).toEqual([1, 7, null]);
  });
});

describe('peek', () => {
  const inherited = Object.create({ own: 'below', up: 'above' }, { own: { value: 'own' } });

  it.each<[string, object, PropertyKey, unknown]>([
    ['a property', { a: 1 }, 'a', 1],
    ['one that is inherited', inherited, 'up', 'above'],
    ['the nearest', inherited, 'own', 'own'],
    [
      'one that is undefined before another',
      Object.create({ a: 1 }, { a: { value: undefined } }),
      'a',
      undefined,
    ],
    ['an item', ['x'], 0, 'x'],
    ['none', {}, 'a', undefined],
    ['none of what has no prototype', bare({}), 'toString', undefined],
  ])('reads %s', (_, object, key, value) => {
    expect(peek(object, key)).toBe(value);
  });

  it('runs no accessor, and reads nothing behind it', () => {
    const get = vi.fn(() => 'ran');
    const object = Object.create({ a: 'below' }, { a: { get } });
    expect(peek(object, 'a')).toBeUndefined();
    expect(get).not.toHaveBeenCalled();
  });
});

it.each([
  [{}, true],
  [[], true],
  [null, false],
  [undefined, false],
  ['text', false],
  [() => undefined, false],
])('%j is an object: %s', (value, is) => {
  expect(isObject(value)).toBe(is);
});

describe('quietly', () => {
  it('gives what is found, and nothing where looking fails', () => {
    expect(quietly(() => 7)).toBe(7);
    expect(
      quietly(() => {
        throw new Error('made up');
      }),
    ).toBeUndefined();
  });
});

describe('whenSettled', () => {
  it('hears value and reason, and answers with what is made of them', async () => {
    expect(
      await whenSettled(
        Promise.resolve(1),
        (value) => value + 1,
        () => 0,
      ),
    ).toBe(2);
    expect(await whenSettled(Promise.reject(new Error('no')), String, (reason) => `${reason}`)).toBe(
      'Error: no',
    );
  });

  it('asks the page’s constructor for nothing', async () => {
    const promise = Promise.resolve(1);
    const asked = vi.fn();
    Object.defineProperty(promise, 'constructor', { get: asked, configurable: true });
    vi.spyOn(Promise.prototype, 'then').mockImplementation(() => {
      throw new Error('patched');
    });
    const settled = whenSettled(
      promise,
      (value) => value,
      () => 0,
    );
    vi.restoreAllMocks();
    expect(await settled).toBe(1);
    expect(asked).not.toHaveBeenCalled();
  });
});

it('notes are kept for each object, and forgotten when asked, though the page patches maps', () => {
  const notes = createNotes<object, string>();
  const [a, b] = [{}, {}];
  const patched = vi.spyOn(WeakMap.prototype, 'get').mockReturnValue('patched');
  const before = notes.get(a);
  notes.set(a, 'one');
  const after = [notes.get(a), notes.get(b)];
  notes.delete(a);
  const gone = notes.get(a);
  // The test runner has maps of its own.
  patched.mockRestore();
  expect([before, after, gone]).toEqual([undefined, ['one', undefined], undefined]);
});

describe('listen', () => {
  function eventOf(isTrusted: boolean): Event {
    const event = new Event('load');
    // Each event's own, and the browser's alone to say.
    return new Proxy(event, { get: (_, key) => (key === 'isTrusted' ? isTrusted : undefined) });
  }
  it('hears the browser’s own events, first, and no made-up ones', () => {
    EventTarget.prototype.addEventListener = add.original;
    const target = new EventTarget();
    const heard: Event[] = [];
    listen(target, 'load', (event) => {
      heard.push(event);
      throw new Error('of no matter to the page');
    });
    const [object, type, hear, capture] = add.calls.find(([self]) => self === target) as [
      object,
      string,
      (event: Event) => void,
      boolean,
    ];
    expect([object, type, capture]).toEqual([target, 'load', true]);
    const trusted = eventOf(true);
    hear(trusted);
    hear(eventOf(false));
    target.dispatchEvent(new Event('load'));
    expect(heard).toHaveLength(1);
    expect(heard[0]).toBe(trusted);
  });
});
