/**
 * It is `now` (epoch ms), for ever: to be run in a page or a worker. Not Playwright's clock, which takes `performance`
 * over as well, and for all pages.
 */
export function stopClock(now: number): void {
  globalThis.Date = new Proxy(Date, {
    construct: (target, args) => Reflect.construct(target, args.length > 0 ? args : [now]),
    get: (target, name) => (name === 'now' ? () => now : Reflect.get(target, name)),
  });
}
