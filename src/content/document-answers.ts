/**
 * Answers no script of the page ever reads from the network: the server wrote them into the document itself. One
 * observer on one node notes that something changed; at most twice a second it is looked whether the answer is there
 * and has stopped growing, and after a minute no more. What was found is told as an exchange like any other.
 */
import type { TapMessage } from '../model/messages/exchange.ts';
import type { Endpoint } from '../sites/row.ts';

/** What the entry of a row hands over of its endpoints with `transport: 'document'`. */
export type DocumentEndpoint = Pick<Endpoint, 'id' | 'path' | 'query' | 'answer'>;

const LOOK_MS = 500;
/** An answer that has not grown for so many looks has come to its end. */
const QUIET_LOOKS = 4;
const MAX_LOOKS = 120;
const MAX_CHARS = 2_000_000;

/** The tap numbers its exchanges from 1 up (page/exchange.ts). */
const EXCHANGE = -1;

/** Watches this document if its address is one of these. Reloaded and restored documents hold no new answer. */
export function watchDocument(
  endpoints: readonly DocumentEndpoint[],
  push: (message: TapMessage) => void,
): void {
  const { pathname, search } = location;
  const endpoint = endpoints.find(
    ({ path, query = '' }) => new RegExp(`^(?:${path})$`).test(pathname) && new RegExp(query).test(search),
  );
  if (!endpoint || self !== top) return;
  whenShown(() => {
    if (isFirstVisit()) follow(endpoint, push);
  });
}

/** A page fetched ahead is only asked for once it is looked at. */
function whenShown(start: () => void): void {
  const page: Document & { readonly prerendering?: boolean } = document;
  if (page.prerendering) page.addEventListener('prerenderingchange', start, { once: true });
  else start();
}

function isFirstVisit(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return (entry as PerformanceNavigationTiming | undefined)?.type === 'navigate';
}

function follow({ id, answer = '' }: DocumentEndpoint, push: (message: TapMessage) => void): void {
  let changed = true;
  let looks = 0;
  let quietLooks = 0;
  let size = -1;
  let found: Element | null = null;

  const observer = new MutationObserver(() => {
    changed = true;
  });
  const timer = setInterval(look, LOOK_MS);
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  addEventListener('pagehide', finish);

  function look(): void {
    looks += 1;
    if (changed) {
      changed = false;
      const element = document.querySelector(answer);
      if (element && !found) open();
      found = element ?? found;
    }
    const length = found?.textContent?.length ?? 0;
    quietLooks = length === size ? quietLooks + 1 : 0;
    size = length;
    if ((length > 0 && quietLooks >= QUIET_LOOKS) || looks >= MAX_LOOKS) finish();
  }

  function open(): void {
    const url = location.pathname + location.search;
    const body = { kind: 'none' } as const;
    push({ type: 'open', exchange: EXCHANGE, endpoint: id, method: 'GET', url, body, headers: {} });
    push({ type: 'head', exchange: EXCHANGE, status: 200, contentType: 'text/html' });
  }

  function finish(): void {
    clearInterval(timer);
    observer.disconnect();
    removeEventListener('pagehide', finish);
    if (!found) return;
    push({ type: 'text', exchange: EXCHANGE, text: found.outerHTML.slice(0, MAX_CHARS) });
    push({ type: 'end', exchange: EXCHANGE, reason: 'complete' });
  }
}
