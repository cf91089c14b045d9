/**
 * Puts a trap before a native so that the page, looking from its own realm, finds the native: a Proxy keeps name,
 * length, prototype, statics and identity under `new`, and `Function.prototype.toString` answers for what is behind it.
 *
 * What can't be hidden: an error the native makes while the trap runs (bad arguments; `Failed to fetch`, whose stack is
 * taken at the call; one made by an argument's own `toString`) has one more line in its stack, for the trap. It reads
 * `Object.apply (script.js:1:…)` in Chromium and `apply@script.js:1:…` in Firefox, without our address: both built
 * files end in a neutral `sourceURL`. Another realm's `toString` sees a Proxy. And a prototype that can't be throws also
 * where `Reflect` sets it, which gives false by itself.
 */
import {
  apply,
  bare,
  construct,
  createNotes,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  quietly,
} from './pristine.ts';

/** A native function of whatever kind. */
export type Callable = (this: never, ...args: never[]) => unknown;
/** As the page passed them, of any type: nothing about them may be taken for granted. */
export type Arguments = readonly unknown[];

/** Stands for a native: `native` is to be called exactly once, with `self` and `args`. */
export type CallTrap = (native: Callable, self: unknown, args: Arguments) => unknown;

const PristineProxy = Proxy;
const { setPrototypeOf: setObjectPrototype } = Object;

/** The native behind each trap. */
const natives = createNotes<object, object>();

function disguise<F extends object>(native: F, traps: ProxyHandler<F>): F {
  // A native in its own chain is an error, and behind a Proxy it would be none.
  const setPrototypeOf = (target: F, prototype: object | null) => {
    let holder = prototype;
    while (holder !== null && natives.get(holder) !== target) holder = getPrototypeOf(holder);
    setObjectPrototype(target, holder === null ? prototype : target);
    return true;
  };
  const proxy = new PristineProxy(native, bare({ ...traps, setPrototypeOf }));
  natives.set(proxy, native);
  return proxy;
}

function redefine(
  owner: object,
  key: PropertyKey,
  field: 'value' | 'get',
  trap: (native: object) => object,
): void {
  const descriptor = getOwnPropertyDescriptor(owner, key);
  const native: unknown = descriptor?.[field];
  if (typeof native === 'function')
    defineProperty(owner, key, bare({ ...descriptor, [field]: trap(native) }));
}

const callTrap = (trap: CallTrap) => (native: object) => disguise(native as Callable, { apply: trap });

/** Puts a trap before a method of `owner`; nothing where this browser has no such method. */
export function trapMethod(owner: object, key: PropertyKey, trap: CallTrap): void {
  redefine(owner, key, 'value', callTrap(trap));
}

/** Puts a trap before a getter of `owner`. */
export function trapGetter(owner: object, key: PropertyKey, trap: CallTrap): void {
  redefine(owner, key, 'get', callTrap(trap));
}

/** Shows each new object of a global class, subclasses included, before the page has it. */
export function trapConstructor<T extends object>(
  owner: object,
  key: PropertyKey,
  see: (made: T) => void,
): void {
  redefine(owner, key, 'value', (native) => {
    const Native = native as new (...args: unknown[]) => T;
    const proxy: typeof Native = disguise(Native, {
      construct(target, args, newTarget) {
        const made = construct(target, args, newTarget === proxy ? target : newTarget);
        quietly(() => see(made));
        return made;
      },
    });
    redefine(Native.prototype, 'constructor', 'value', () => proxy);
    return proxy;
  });
}

/** To be called once, with the traps. */
export function hideTraps(): void {
  trapMethod(Function.prototype, 'toString', (native, self, args) =>
    apply(native, (natives.get(self as object) ?? self) as never, args as never),
  );
}
