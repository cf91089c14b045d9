/**
 * The page every fake site serves. Its first inline script keeps references of the network functions, as real sites
 * do, and offers `site`, by which a test has the page send what the real site would.
 */

/** What the page is to send over HTTP. Bodies cross as JSON. */
export interface PageRequest {
  how: 'fetch' | 'xhr' | 'events';
  method: string;
  url: string;
  headers: Record<string, string>;
  /** Names of the events the page listens for, besides `message`. */
  events: string[];
  body:
    | { kind: 'none' }
    | { kind: 'text'; text: string }
    | { kind: 'bytes'; base64: string }
    | { kind: 'form'; fields: { name: string; value: string; fileName?: string }[] };
}

/** How an exchange ended for the page. */
export interface PageResult {
  status: number;
  /** UTF-16 units of the decoded body, or for a socket the messages received. */
  received: number;
  /** Name of the error the page caught; '' if none. */
  error: string;
}

/** `window.site` of a fake site. */
export interface SiteDriver {
  request(exchange: number, request: PageRequest): void;
  abort(exchange: number): void;
  socket(exchange: number, url: string, protocols: string[]): void;
  send(exchange: number, data: string, base64: boolean): Promise<void>;
  closeSocket(exchange: number): void;
  /** Settles when the page has got so much of each exchange: UTF-16 units of a body, messages of a socket. */
  untilReceived(amounts: readonly (readonly [exchange: number, amount: number])[]): Promise<void>;
  /** Settles when the page has read the exchange to its end. */
  result(exchange: number): Promise<PageResult>;
}

declare global {
  interface Window {
    site: SiteDriver;
  }
}

/** Runs in the page, as source: it may use nothing of this module. A page that has it keeps it. */
export function installSite(): void {
  if (window.site) return;
  const {
    fetch: keptFetch,
    XMLHttpRequest: KeptXhr,
    WebSocket: KeptSocket,
    EventSource: KeptEvents,
  } = window;
  const results = new Map<number, Promise<PageResult>>();
  const aborts = new Map<number, () => void>();
  const received = new Map<number, number>();
  const sockets = new Map<number, WebSocket>();
  const waiting: (() => void)[] = [];

  function receive(exchange: number, amount: number): void {
    received.set(exchange, amount);
    for (const goOn of waiting.splice(0)) goOn();
  }

  const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

  function bodyOf(body: PageRequest['body']): BodyInit | null {
    if (body.kind === 'none') return null;
    if (body.kind === 'text') return body.text;
    if (body.kind === 'bytes') return bytesOf(body.base64);
    const form = new FormData();
    for (const { name, value, fileName } of body.fields) {
      if (fileName === undefined) form.append(name, value);
      else form.append(name, new Blob([value]), fileName);
    }
    return form;
  }

  async function byFetch(exchange: number, request: PageRequest): Promise<PageResult> {
    const controller = new AbortController();
    aborts.set(exchange, () => controller.abort());
    const result: PageResult = { status: 0, received: 0, error: '' };
    try {
      const response = await keptFetch(request.url, {
        method: request.method,
        headers: request.headers,
        body: bodyOf(request.body),
        credentials: 'include',
        signal: controller.signal,
      });
      result.status = response.status;
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const next = await reader?.read();
        if (!next || next.done) return result;
        result.received += next.value.length;
        receive(exchange, result.received);
      }
    } catch (error) {
      result.error = error instanceof Error || error instanceof DOMException ? error.name : String(error);
      return result;
    }
  }

  function byXhr(exchange: number, request: PageRequest): Promise<PageResult> {
    const xhr = new KeptXhr();
    aborts.set(exchange, () => xhr.abort());
    return new Promise((resolve) => {
      const end = (error: string) =>
        resolve({ status: xhr.status, received: xhr.responseText.length, error });
      xhr.onprogress = () => receive(exchange, xhr.responseText.length);
      xhr.onload = () => end('');
      xhr.onerror = () => end('NetworkError');
      xhr.onabort = () => end('AbortError');
      xhr.open(request.method, request.url);
      for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value);
      xhr.send(bodyOf(request.body) as XMLHttpRequestBodyInit | null);
    });
  }

  function byEvents(exchange: number, request: PageRequest): Promise<PageResult> {
    const source = new KeptEvents(request.url, { withCredentials: true });
    return new Promise((resolve) => {
      let characters = 0;
      const end = (error: string) => {
        source.close();
        resolve({ status: 200, received: characters, error });
      };
      aborts.set(exchange, () => end('AbortError'));
      const take = ({ data }: MessageEvent) => {
        characters += String(data).length;
        receive(exchange, characters);
      };
      for (const name of ['message', ...request.events]) source.addEventListener(name, take);
      source.onerror = () => end('');
    });
  }

  window.site = {
    request(exchange, request) {
      const send = { fetch: byFetch, xhr: byXhr, events: byEvents }[request.how];
      results.set(exchange, send(exchange, request));
    },
    abort: (exchange) => aborts.get(exchange)?.(),
    async untilReceived(amounts) {
      while (amounts.some(([exchange, amount]) => (received.get(exchange) ?? 0) < amount))
        await new Promise<void>((resolve) => waiting.push(resolve));
    },
    socket(exchange, url, protocols) {
      const socket = new KeptSocket(url, protocols);
      socket.binaryType = 'arraybuffer';
      sockets.set(exchange, socket);
      let messages = 0;
      socket.onmessage = () => receive(exchange, ++messages);
      results.set(
        exchange,
        new Promise((resolve) => {
          socket.onclose = ({ code }) => resolve({ status: code, received: messages, error: '' });
        }),
      );
    },
    async send(exchange, data, base64) {
      const socket = sockets.get(exchange);
      if (socket?.readyState === 0) await new Promise((resolve) => socket.addEventListener('open', resolve));
      socket?.send(base64 ? bytesOf(data) : data);
    },
    closeSocket: (exchange) => sockets.get(exchange)?.close(),
    result: (exchange) =>
      results.get(exchange) ?? Promise.resolve({ status: 0, received: 0, error: 'NotStarted' }),
  };
}

/** @param title shown in the tab, to tell sites apart in a visible browser */
export function sitePage(title: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><script>(${installSite})()</script><title>${title}</title></head><body><main><h1>${title}</h1></main></body></html>`;
}
