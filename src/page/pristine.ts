/**
 * The natives the tap calls, taken while no script of the page has run. Later the page may patch whatever it likes:
 * nothing here is looked up again, no iterator, setter or prototype of the page's is in the way, and so a patch neither
 * sees what the tap handles nor breaks it. Three habits keep it so in all of src/page/:
 * - functions are called through `method` or `apply`, never as a method of an object;
 * - objects handed to a native as options, and lists that grow, have no prototype (`bare`, `bareList`); other objects
 *   are made with all their properties, since setting a new one asks the prototypes for a setter;
 * - promises are followed by `whenSettled`; no `await`, `for … of`, spread of a list or array destructuring.
 */

export const { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } =
  Reflect;
const { setPrototypeOf } = Reflect;
const { hasOwn } = Object;
export const { assign } = Object;
export const { isArray } = Array;
export const { stringify } = JSON;

type Method<This, Args extends unknown[], Result> = (this: This, ...args: Args) => Result;
const { bind, call } = Function.prototype;

const callOf = bind.bind(call);

/**
 * A native method as a function of its receiver: `call`, bound to it. Code that runs a few hundred times an answer is
 * hardly ever compiled, and interpreted, a function of ours around `apply` would take six times as long.
 */
/* @__NO_SIDE_EFFECTS__ */
export function method<This, Args extends unknown[], Result>(native: Method<This, Args, Result>) {
  return callOf(native) as (self: This, ...args: Args) => Result;
}

/** A native getter as a function of its receiver, which throws where this browser has none. */
/* @__NO_SIDE_EFFECTS__ */
export function getter<Owner extends object, Key extends keyof Owner>(
  prototype: Owner,
  key: Key,
): (self: Owner) => Owner[Key] {
  return method(getOwnPropertyDescriptor(prototype, key)?.get as Method<Owner, [], Owner[Key]>);
}

/** The same object without a prototype. */
export function bare<T extends object>(object: T): T {
  setPrototypeOf(object, null);
  return object;
}

/** An empty list without a prototype: grows by `list[list.length] = item`. */
export function bareList<T>(): T[] {
  return bare<T[]>([]);
}

const then = method(Promise.prototype.then);
/** `then` asks a promise for its constructor, which is the page's to patch; with none of its own it makes a native one. */
const NO_CONSTRUCTOR = bare({ value: undefined });

/** `promise.then`, for promises the page never gets to see. */
export function whenSettled<T, R>(
  promise: Promise<T>,
  onValue: (value: T) => R,
  onReason: (reason: unknown) => R,
): Promise<R> {
  defineProperty(promise, 'constructor', NO_CONSTRUCTOR);
  return then(promise, onValue as never, onReason) as Promise<R>;
}

/** The value of a data property, own or inherited; undefined for an accessor, so that no code of the page's runs. */
export function peek(object: object, key: PropertyKey): unknown {
  for (let holder: object | null = object; holder !== null; holder = getPrototypeOf(holder)) {
    const descriptor = getOwnPropertyDescriptor(holder, key);
    if (descriptor) return hasOwn(descriptor, 'value') ? descriptor.value : undefined;
  }
  return undefined;
}

/** Whether it is an object or a list; functions are not meant. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What `look` returns, or undefined where it throws. The tap's own failures end here and never reach the page. */
export function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

export const lowerCase = method(String.prototype.toLowerCase);
export const upperCase = method(String.prototype.toUpperCase);
export const sliceText = method(String.prototype.slice);
/** `exec` and not `test`, which looks `exec` up. */
const exec = method(RegExp.prototype.exec);
/** Whether a part of the text fits the pattern, which must be our own and not global. */
export function matches(pattern: RegExp, text: string): boolean {
  return exec(pattern, text) !== null;
}

const WeakMapOf = WeakMap;
const weakGet = method(WeakMap.prototype.get);
const weakSet = method(WeakMap.prototype.set);
const weakDelete = method(WeakMap.prototype.delete);

/** Things remembered about objects of the page's, for as long as the page keeps them. */
export interface Notes<Key extends object, Note> {
  get(key: Key): Note | undefined;
  set(key: Key, note: Note): void;
  delete(key: Key): void;
}

/** None at first. They keep no object alive. */
export function createNotes<Key extends object, Note>(): Notes<Key, Note> {
  const map = new WeakMapOf<WeakKey, unknown>();
  return {
    get: (key) => weakGet(map, key) as Note | undefined,
    set: (key, note) => void weakSet(map, key, note),
    delete: (key) => void weakDelete(map, key),
  };
}

const addEventListener = method(EventTarget.prototype.addEventListener);

/**
 * Hears the browser's own events of an object, ahead of the page's listeners. Events the page makes up are passed over
 * (`isTrusted` is each event's own and can't be patched).
 */
export function listen<E extends Event>(target: EventTarget, type: string, hear: (event: E) => void): void {
  const listener = (event: Event) => {
    if (event.isTrusted) quietly(() => hear(event as E));
  };
  addEventListener(target, type, listener, true);
}

/** Hears events that our own world makes up, of an object the page has no way to. */
export function listenToOwn(target: EventTarget, type: string, hear: () => void): void {
  addEventListener(target, type, hear);
}

const setTimer = setTimeout;
/** Timers stand still in hidden tabs: for what may wait. */
export function later(run: () => void, delayMs: number): void {
  setTimer(run, delayMs);
}

const clock = performance;
const readClock = method(Performance.prototype.now);
/** Milliseconds since the document began. */
export function now(): number {
  return readClock(clock);
}
