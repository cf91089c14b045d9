/**
 * How a page takes our port where it reaches a window before us, for border.test.ts: attacks that run in a page of
 * handover-site.ts, as source, each in the place of the tap of another window.
 */
import type { SitesServer } from '../harness/sites-server.ts';
import { ORIGIN } from './handover-site.ts';

/** A window the page holds, and how it came by it. */
export type Victim = 'frame' | 'window' | 'disowned window' | 'opener';
/**
 * `reused`: the page patches what stands in for a document until it comes, and its window stays. `held`: the page
 * listens in a document whose server keeps it waiting.
 */
export type Attack = 'reused' | 'held';

/** Serves `/held`, which comes to its root only once `/go` is asked for. */
export function routeHeld(server: SitesServer): void {
  let go = () => {};
  server.route('GET', `${ORIGIN}/held`, async (peer) => {
    const asked = new Promise<void>((resolve) => {
      go = resolve;
    });
    peer.head(200, { 'content-type': 'text/html' });
    // Enough for a browser to begin.
    await peer.write(`<!doctype html><!--${' '.repeat(2_048)}-->`);
    await asked;
    await peer.write('<html><head></head><body></body></html>');
    peer.end();
  });
  server.route('POST', `${ORIGIN}/go`, (peer) => {
    go();
    peer.head(204, {});
    peer.end();
  });
}

declare global {
  interface Window {
    attackWindow: typeof attackWindow;
  }
}

/** Forges one request in a window the page holds. @returns whether the page got hold of our port */
export async function attackWindow(attack: Attack, victim: Victim): Promise<boolean> {
  type AnyWindow = Window & typeof globalThis;
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const until = async (holds: () => boolean) => {
    while (!holds()) await turn();
  };
  const forge = (port: MessagePort) =>
    port.postMessage([
      {
        type: 'open',
        exchange: 1_000,
        endpoint: 'completion',
        method: 'POST',
        url: '/x',
        body: { kind: 'none' },
        headers: {},
      },
      { type: 'head', exchange: 1_000, status: 200, contentType: 'text/event-stream' },
      { type: 'end', exchange: 1_000, reason: 'complete' },
    ]);

  const path = attack === 'reused' ? '/plain' : '/held';
  const take = (): AnyWindow => {
    if (victim === 'opener') {
      opener.location.href = path;
      return opener;
    }
    if (victim === 'frame') {
      const frame = document.createElement('iframe');
      frame.src = path;
      document.body.append(frame);
      return frame.contentWindow as AnyWindow;
    }
    const opened = open(path) as AnyWindow;
    if (victim === 'disowned window') opened.opener = null;
    return opened;
  };
  const child = take();

  let port: MessagePort | undefined;
  if (attack === 'reused') {
    child.MessageChannel = new Proxy(child.MessageChannel, {
      construct(Channel) {
        const made = new Channel();
        port ??= made.port1;
        return made;
      },
    });
  } else {
    await until(() => child.location.pathname === path);
    const offered = (event: Event) => {
      child.removeEventListener('port-offer', offered, true);
      event.stopImmediatePropagation();
      event.preventDefault();
      const { port1, port2 } = new child.MessageChannel();
      const offer = new child.MessageEvent('port-offer', {
        data: 'claude',
        ports: [port2],
        cancelable: true,
      });
      if (!child.dispatchEvent(offer)) port = port1;
    };
    child.addEventListener('port-offer', offered, true);
    await fetch('/go', { method: 'POST' });
  }
  await until(() => child.location.pathname === path && child.document.readyState === 'complete');
  if (port) forge(port);
  return port !== undefined;
}
