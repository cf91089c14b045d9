/** What of a page's main thread is ours, by the browser's own trace. */
import type { Page } from 'playwright-core';

/** As Chromium writes them; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/** Our content scripts name themselves so (scripts/build/plugins.ts). */
const OWN_SCRIPT = /script\.js$/;

/** All that happens in the page's process while `act` goes on. */
export async function traced(page: Page, act: () => Promise<unknown>): Promise<readonly TraceEvent[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser session');
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'v8'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  return traceEvents;
}

/** The files of our content scripts, as the extension holds them. */
const OWN_FILE = /^chrome-extension:.*\.iife\.js$/;

/** What our files took to be compiled and run as documents began, in both worlds, of the processor. */
export function ownStartMs(events: readonly TraceEvent[]): number {
  const own = events.filter(
    ({ name, args }) => name === 'EvaluateScript' && OWN_FILE.test(args?.data?.url ?? ''),
  );
  if (own.length === 0) throw new Error('the trace shows none of our files');
  return own.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
}

function isWithin(inner: TraceEvent, outer: TraceEvent): boolean {
  return (
    inner.pid === outer.pid &&
    inner.tid === outer.tid &&
    inner.ts >= outer.ts &&
    inner.ts < outer.ts + (outer.dur ?? 0)
  );
}

function callsOf(events: readonly TraceEvent[]): { own: TraceEvent[]; foreign: TraceEvent[] } {
  const calls = events.filter(({ name, ph }) => name === 'FunctionCall' && ph === 'X');
  const isOwn = ({ args }: TraceEvent) => OWN_SCRIPT.test(args?.data?.url ?? '');
  const own = calls.filter(isOwn);
  if (own.length === 0) throw new Error('the trace shows none of our code');
  return { own, foreign: calls.filter((call) => !isOwn(call)) };
}

/**
 * The longest main-thread task that runs our code and none of the page's: one that would not be there without us. Of the
 * processor, so that it is no longer where other programs had their turn meanwhile.
 */
export function longestOwnTaskMs(events: readonly TraceEvent[]): number {
  const { own, foreign } = callsOf(events);
  const tasks = events.filter(({ name, tdur }) => /RunTask/.test(name) && tdur !== undefined);
  const added = tasks.filter(
    (task) => own.some((call) => isWithin(call, task)) && !foreign.some((call) => isWithin(call, task)),
  );
  return Math.max(0, ...added.map(({ tdur = 0 }) => tdur)) / 1000;
}

/** How often the page's style or layout was worked out from within our code. */
export function ownLayouts(events: readonly TraceEvent[]): number {
  const { own } = callsOf(events);
  const layouts = events.filter(({ name }) => /^(?:UpdateLayoutTree|Layout)$/.test(name));
  return layouts.filter((layout) => own.some((call) => isWithin(layout, call))).length;
}
