import { afterAll, describe, expect, it } from 'vitest';
import {
  type CallTrap,
  hideTraps,
  trapConstructor,
  trapGetter,
  trapMethod,
} from '../../src/page/disguise.ts';

const through: CallTrap = (native, self, args) => Reflect.apply(native, self as never, args as never);
/** A class as a browser has them. */
function classOfPage() {
  class Thing {
    static readonly KIND = 'thing';
    readonly #size: number;
    constructor(size = 0) {
      this.#size = size;
    }
    get size(): number {
      return this.#size;
    }
    grow(by: number, _more = 0): number {
      return this.#size + by;
    }
  }
  return Thing;
}

/** Put back at the end: what is before it is before every function's. */
const sourceOf = Function.prototype.toString;
afterAll(() => {
  Function.prototype.toString = sourceOf;
});

describe('a trap before a method', () => {
  it('is called with what the page passed, and gives the page what it will', () => {
    const Thing = classOfPage();
    const native = Thing.prototype.grow;
    const seen: unknown[] = [];
    trapMethod(Thing.prototype, 'grow', (...call) => {
      seen.push(...call);
      return through(...call);
    });
    const thing = new Thing(3);
    expect(thing.grow(4)).toBe(7);
    expect(seen).toEqual([native, thing, [4]]);
  });

  it('looks as the native did', () => {
    const Thing = classOfPage();
    const before = Object.getOwnPropertyDescriptor(Thing.prototype, 'grow');
    trapMethod(Thing.prototype, 'grow', through);
    const { grow } = Thing.prototype;
    const { value, ...flags } = Object.getOwnPropertyDescriptor(Thing.prototype, 'grow') ?? {};
    expect(value).not.toBe(before?.value);
    expect(flags).toEqual({ writable: true, enumerable: false, configurable: true });
    expect([grow.name, grow.length]).toEqual(['grow', 1]);
    expect(Object.getPrototypeOf(grow)).toBe(Function.prototype);
  });

  it.each(['none', 'KIND'])('is none where there is no method (%s)', (key) => {
    const Thing = classOfPage();
    const before = Object.getOwnPropertyDescriptors(Thing);
    trapMethod(Thing, key, through);
    trapGetter(Thing, key, through);
    expect(Object.getOwnPropertyDescriptors(Thing)).toEqual(before);
  });

  it('behaves as the native when it is made its own prototype: an error', () => {
    const Thing = classOfPage();
    trapMethod(Thing.prototype, 'grow', through);
    const { grow } = Thing.prototype;
    expect(() => Object.setPrototypeOf(grow, grow)).toThrow(TypeError);
    const prototype = () => undefined;
    Object.setPrototypeOf(grow, prototype);
    expect(Object.getPrototypeOf(grow)).toBe(prototype);
    Object.setPrototypeOf(grow, null);
    expect(Object.getPrototypeOf(grow)).toBeNull();
  });
});

it('a trap before a getter sees who is asked', () => {
  const Thing = classOfPage();
  const asked: unknown[] = [];
  trapGetter(Thing.prototype, 'size', (native, self, args) => {
    asked.push(self);
    return (through(native, self, args) as number) * 10;
  });
  const thing = new Thing(3);
  expect(thing.size).toBe(30);
  expect(asked).toEqual([thing]);
  const { get, set } = Object.getOwnPropertyDescriptor(Thing.prototype, 'size') ?? {};
  expect([get?.name, set]).toEqual(['get size', undefined]);
});

describe('a trap before a class', () => {
  function trapped() {
    const Native = classOfPage();
    const owner = { Thing: Native };
    const made: unknown[] = [];
    trapConstructor<object>(owner, 'Thing', (thing) => {
      made.push(thing);
      throw new Error('of no matter to the page');
    });
    return { Native, made, Thing: owner.Thing };
  }

  it('shows each new object, and makes it as the class would', () => {
    const { Native, Thing, made } = trapped();
    const thing = new Thing(3);
    expect(thing.size).toBe(3);
    expect(made).toEqual([thing]);
    expect(Object.getPrototypeOf(thing)).toBe(Native.prototype);
    expect([Thing.KIND, Thing.name, Thing.prototype, Thing.length]).toEqual([
      'thing',
      'Thing',
      Native.prototype,
      0,
    ]);
  });

  it('shows those of subclasses too, as theirs', () => {
    const { Thing, made } = trapped();
    class Sub extends Thing {}
    const sub = new Sub(2);
    expect(made).toEqual([sub]);
    expect([sub.constructor, sub.size]).toEqual([Sub, 2]);
  });

  it('is the class its objects name', () => {
    const { Native, Thing } = trapped();
    expect(new Thing().constructor).toBe(Thing);
    expect(Thing).not.toBe(Native);
    expect(new Thing()).toBeInstanceOf(Thing);
  });

  it('can’t be called without new, as the class can’t', () => {
    const { Thing, made } = trapped();
    expect(() => (Thing as unknown as () => void)()).toThrow(TypeError);
    expect(made).toEqual([]);
  });
});

describe('the source of a function', () => {
  it('is the native’s, also of the trap that says so', () => {
    const Thing = classOfPage();
    const native = Thing.prototype.grow.toString();
    trapMethod(Thing.prototype, 'grow', through);
    hideTraps();
    expect(Thing.prototype.grow.toString()).toBe(native);
    expect(Function.prototype.toString.toString()).toBe('function toString() { [native code] }');
    expect((() => 7).toString()).toBe('() => 7');
    expect(() => Function.prototype.toString.call({} as never)).toThrow(TypeError);
  });
});
