declare global {
  interface DateConstructor {
    /** By how much the clock was moved, where it was. */
    testOffsetMs?: number;
  }
}

/**
 * Moves what `Date` says by a constant, and what crosses to the browser's own clock: the extension's alarms. Everything
 * else of `Date` stays the engine's. Runs in every world of a test, as source: it may name nothing outside itself.
 */
export function shiftClock(offsetMs: number): void {
  if (Date.testOffsetMs !== undefined) return;
  const machineNow = Date.now;
  const now = () => machineNow() + offsetMs;
  Date.now = now;
  Object.defineProperty(Date, 'testOffsetMs', { value: offsetMs });
  globalThis.Date = new Proxy(Date, {
    // Nothing a page puts on Object.prototype is taken for a trap.
    __proto__: null,
    construct: (native, args, made) => Reflect.construct(native, args.length > 0 ? args : [now()], made),
    apply: (native) => new native(now()).toString(),
  } as ProxyHandler<DateConstructor>);
  Date.prototype.constructor = Date;

  interface Alarm {
    readonly scheduledTime: number;
  }
  type Call = (...args: unknown[]) => unknown;
  interface Alarms extends Record<'create' | 'get' | 'getAll', Call> {
    readonly onAlarm: { addListener(heard: (alarm: Alarm) => void): void };
  }
  const { browser, chrome } = globalThis as { browser?: { alarms?: Alarms }; chrome?: { alarms?: Alarms } };
  for (const alarms of new Set([browser?.alarms, chrome?.alarms])) if (alarms) shiftAlarms(alarms);

  function shiftAlarms(alarms: Alarms): void {
    const here = (alarm: Alarm) => alarm && { ...alarm, scheduledTime: alarm.scheduledTime + offsetMs };
    const answer = (found: Alarm | Alarm[]) => (Array.isArray(found) ? found.map(here) : here(found));
    const there = (info: unknown) => {
      const { when } = Object(info) as { when?: number };
      return when === undefined ? info : { ...Object(info), when: when - offsetMs };
    };
    const create = alarms.create.bind(alarms);
    alarms.create = (...args) => create(...args.map(there));
    for (const name of ['get', 'getAll'] as const) {
      const ask = alarms[name].bind(alarms);
      alarms[name] = (...args) => {
        const told = args.at(-1);
        if (typeof told === 'function')
          return ask(...args.slice(0, -1), (found: Alarm) => told(answer(found)));
        return (ask(...args) as Promise<Alarm>).then(answer);
      };
    }
    const { onAlarm } = alarms;
    const listen = onAlarm.addListener.bind(onAlarm);
    onAlarm.addListener = (heard) => listen((alarm) => heard(here(alarm)));
  }
}
