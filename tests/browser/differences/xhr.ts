/** XMLHttpRequest: events in order, kinds of answers, aborting, opening anew, and what is refused. */
import { aloneCases, cases, matrix } from './case.ts';

const kinds = matrix(
  'xhr',
  'asks for',
  [
    ['', 'text', 'json', 'arraybuffer', 'blob', 'document'],
    ['/chat/json', '/chat/events', '/chat/status?code=204', '/chat/status?code=500', '/chat/redirect'],
  ],
  async (t, type: XMLHttpRequestResponseType, path: string) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', path);
    xhr.responseType = type;
    xhr.send('hi');
    await t.next(xhr, 'loadend');
    const { status, statusText, responseURL, response } = xhr;
    const shown = response instanceof Document ? 'document' : await new Response(response as Blob).text();
    return [
      [status, statusText, new URL(responseURL).pathname, response === xhr.response, shown],
      await t.caught(() => xhr.responseText),
      await t.caught(() => xhr.responseXML),
      xhr.getResponseHeader('X-Answer'),
    ];
  },
);

const others = cases('xhr', {
  'hears all events in order': async (t) => {
    const xhr = new XMLHttpRequest();
    const heard: string[] = [];
    const types = [
      'readystatechange',
      'loadstart',
      'progress',
      'load',
      'loadend',
      'abort',
      'error',
      'timeout',
    ];
    for (const type of types) {
      xhr.addEventListener(type, (event) => heard.push(`${event.type} ${xhr.readyState} ${event.isTrusted}`));
      if (type !== 'readystatechange')
        xhr.upload.addEventListener(type, (event) => heard.push(`upload ${event.type}`));
    }
    xhr.open('POST', '/chat/events');
    xhr.send('hi');
    await t.next(xhr, 'loadend');
    // How often bytes make a progress, and whether the last do, is the machine's speed.
    return [...new Set(heard)].filter((one) => one !== 'progress 4 true');
  },
  'hears handlers and listeners in their order': async (t) => {
    const xhr = new XMLHttpRequest();
    const heard: string[] = [];
    xhr.addEventListener('load', () => heard.push('a'));
    xhr.onload = () => heard.push('b');
    xhr.addEventListener('load', () => heard.push('c'), true);
    xhr.open('POST', '/chat/json');
    xhr.send();
    await t.next(xhr, 'loadend');
    return heard;
  },
  'stops listeners at once': async (t) => {
    const xhr = new XMLHttpRequest();
    const heard: string[] = [];
    xhr.addEventListener('load', (event) => {
      event.stopImmediatePropagation();
      heard.push('first');
    });
    xhr.addEventListener('load', () => heard.push('second'));
    xhr.open('POST', '/chat/json');
    xhr.send();
    await t.next(xhr, 'loadend');
    return heard;
  },
  'reads text as it grows': async (t) => {
    const xhr = new XMLHttpRequest();
    const lengths: number[] = [];
    xhr.onprogress = () => lengths.push(xhr.responseText.length);
    xhr.open('POST', '/chat/events');
    xhr.send();
    await t.next(xhr, 'loadend');
    return [xhr.responseText, lengths.every((length, i) => i === 0 || length >= (lengths[i - 1] ?? 0))];
  },
  'aborts it in mid-answer': async (t) => {
    const xhr = new XMLHttpRequest();
    const heard: string[] = [];
    for (const type of ['readystatechange', 'abort', 'load', 'error', 'loadend'])
      xhr.addEventListener(type, () => heard.push(`${type} ${xhr.readyState}`));
    xhr.open('POST', `/chat/endless?id=${t.id}`);
    xhr.send();
    await t.next(xhr, 'progress');
    heard.length = 0;
    xhr.abort();
    return [heard, xhr.readyState, xhr.status, xhr.responseText, await t.serverSawAbort(t.id)];
  },
  'aborts it before and after': async (t) => {
    const xhr = new XMLHttpRequest();
    xhr.abort();
    xhr.open('POST', '/chat/json');
    xhr.abort();
    const opened = xhr.readyState;
    xhr.open('POST', '/chat/json');
    xhr.send('a');
    await t.next(xhr, 'load');
    const text = xhr.responseText;
    xhr.abort();
    return [opened, xhr.readyState, text];
  },
  'aborts it once it is done, its answer read and not': async (t) => {
    const shown: unknown[] = [];
    for (const type of ['', 'json', 'arraybuffer', 'blob', 'document'] as const) {
      for (const isRead of [true, false]) {
        const xhr = new XMLHttpRequest();
        xhr.open('POST', '/chat/json');
        xhr.responseType = type;
        xhr.send('a');
        await t.next(xhr, 'loadend');
        if (isRead) shown.push(`${xhr.response}`);
        xhr.abort();
        shown.push([xhr.readyState, xhr.status, `${xhr.response}`, await t.caught(() => xhr.responseText)]);
      }
    }
    return shown;
  },
  'aborts it in its own events': async (t) => {
    const outcome = async (type: string) => {
      const xhr = new XMLHttpRequest();
      const heard: string[] = [];
      for (const name of ['abort', 'load', 'loadend']) xhr.addEventListener(name, () => heard.push(name));
      xhr.addEventListener(type, () => xhr.abort(), { once: true });
      xhr.open('POST', '/chat/events');
      xhr.send();
      if (xhr.readyState !== 0) await t.next(xhr, 'loadend');
      return heard;
    };
    return [
      await outcome('loadstart'),
      await outcome('readystatechange'),
      await outcome('progress'),
      await outcome('load'),
    ];
  },
  'opens it anew in mid-answer': async (t) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', `/chat/endless?id=${t.id}`);
    xhr.send();
    await t.next(xhr, 'progress');
    xhr.open('POST', '/chat/json');
    const opened = [xhr.readyState, xhr.responseText, xhr.status];
    xhr.send();
    await t.next(xhr, 'load');
    return [opened, xhr.responseText, await t.serverSawAbort(t.id)];
  },
  'times out': async (t) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', `/chat/silent?id=${t.id}`);
    xhr.timeout = 60;
    xhr.send();
    await t.next(xhr, 'timeout');
    return [xhr.readyState, xhr.status, xhr.responseText, xhr.getAllResponseHeaders()];
  },
  'loses its connection': async (t) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', `/chat/broken?id=${t.id}`);
    xhr.send();
    await t.next(xhr, 'progress');
    void t.drop(t.id);
    await t.next(xhr, 'error');
    return [xhr.readyState, xhr.status, xhr.responseText, new URL(xhr.responseURL || 'none:').pathname];
  },
  'waits for its answer': () => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/chat/json', false);
    xhr.send('a');
    return [xhr.readyState, xhr.responseText];
  },
  'sends all kinds of bodies': async (t) => {
    const form = new FormData();
    form.append('a', 'é');
    const bodies = [
      'é',
      new URLSearchParams('a=b'),
      form,
      new Uint8Array([104]),
      new Blob(['b']),
      document,
      null,
    ];
    return Promise.all(
      bodies.map(async (body) => {
        const xhr = new XMLHttpRequest();
        xhr.open('POST', '/chat/echo');
        xhr.send(body as XMLHttpRequestBodyInit);
        await t.next(xhr, 'loadend');
        return body === document ? xhr.status : xhr.responseText;
      }),
    );
  },
  'sends a body of code of its own, once': async (t) => {
    let count = 0;
    const body = {
      toString() {
        count++;
        return 'made';
      },
    };
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/chat/echo');
    xhr.send(body as unknown as string);
    await t.next(xhr, 'loadend');
    return [xhr.responseText, count];
  },
  'opens an address of code of its own, once': async (t) => {
    const asked: string[] = [];
    const text = (name: string, value: string) => ({
      toString() {
        asked.push(name);
        return value;
      },
    });
    const xhr = new XMLHttpRequest();
    xhr.open(text('method', 'POST') as never, text('url', '/chat/echo') as never);
    xhr.setRequestHeader(text('header', 'x-wanted') as never, text('value', 'a') as never);
    xhr.send('b');
    await t.next(xhr, 'loadend');
    return [asked, xhr.responseText];
  },
  'sets headers, twice': async (t) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/chat/echo');
    xhr.setRequestHeader('X-Wanted', 'a');
    xhr.setRequestHeader('x-wanted', 'b');
    xhr.send('c');
    await t.next(xhr, 'loadend');
    return xhr.responseText;
  },
  'is refused what can’t be': async (t) => {
    const any = () => new XMLHttpRequest() as unknown as Record<string, (...args: unknown[]) => unknown>;
    const opened = () => {
      const xhr = any();
      xhr.open?.('POST', '/chat/json');
      return xhr;
    };
    return Promise.all([
      t.caught(() => any().open?.()),
      t.caught(() => any().open?.('A B', '/')),
      t.caught(() => any().open?.('TRACE', '/')),
      t.caught(() => any().open?.('POST', 'http://[')),
      t.caught(() => any().send?.()),
      t.caught(() => any().setRequestHeader?.('a', 'b')),
      t.caught(() => opened().setRequestHeader?.('a b', 'c')),
      t.caught(() => opened().setRequestHeader?.('a')),
      t.caught(() => any().open?.call({}, 'POST', '/')),
      t.caught(() => any().send?.call(null)),
    ]);
  },
  'sends it twice': async (t) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/chat/json');
    xhr.send();
    const error = await t.caught(() => xhr.send());
    await t.next(xhr, 'loadend');
    return [error, xhr.responseText];
  },
  'overrides its type': async (t) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/chat/json');
    xhr.overrideMimeType('text/plain; charset=x-user-defined');
    xhr.send();
    await t.next(xhr, 'loadend');
    return xhr.responseText;
  },
  'makes a class of it': async (t) => {
    class Own extends XMLHttpRequest {
      readonly own = 1;
      override open(...args: unknown[]): void {
        super.open(args[0] as string, `${args[1]}?own`);
      }
    }
    const xhr = new Own();
    xhr.open('POST', '/chat/json');
    xhr.send();
    await t.next(xhr, 'loadend');
    return [xhr.own, xhr instanceof XMLHttpRequest, new URL(xhr.responseURL).search];
  },
  'uses a frame’s by its own functions': async (t) => {
    const frame = await t.frame();
    const xhr = new frame.XMLHttpRequest();
    XMLHttpRequest.prototype.open.call(xhr, 'POST', '/chat/json', true);
    XMLHttpRequest.prototype.send.call(xhr, 'a');
    await t.next(xhr, 'loadend');
    return [xhr.responseText, xhr instanceof XMLHttpRequest];
  },
  'dispatches events of its own': () => {
    const xhr = new XMLHttpRequest();
    const heard: string[] = [];
    xhr.onload = ({ type, isTrusted }) => heard.push(`${type} ${isTrusted}`);
    xhr.open('POST', '/chat/json');
    xhr.dispatchEvent(new ProgressEvent('load'));
    return [heard, Reflect.ownKeys(xhr)];
  },
  'loses a frame while its request runs': async (t) => {
    const frame = await t.frame();
    const xhr = new frame.XMLHttpRequest();
    xhr.open('POST', `/chat/endless?id=${t.id}`);
    xhr.send();
    await t.reached(t.id);
    frame.frameElement?.remove();
    return t.serverSawAbort(t.id);
  },
});

const alone = aloneCases('xhr', {
  'patches how listeners are added': async (t) => {
    const { addEventListener } = EventTarget.prototype;
    const types: string[] = [];
    EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: unknown[]) {
      if (this instanceof XMLHttpRequest) types.push(String(args[0]));
      return Reflect.apply(addEventListener, this, args);
    };
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/chat/json');
    xhr.send();
    await t.next(xhr, 'loadend');
    EventTarget.prototype.addEventListener = addEventListener;
    return [types, xhr.responseText];
  },
  'patches open and send': async (t) => {
    const { open, send } = XMLHttpRequest.prototype;
    const calls: string[] = [];
    XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
      calls.push('open');
      return Reflect.apply(open, this, args);
    };
    XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, ...args: unknown[]) {
      calls.push('send');
      return Reflect.apply(send, this, args);
    };
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/chat/json');
    xhr.send();
    await t.next(xhr, 'loadend');
    Object.assign(XMLHttpRequest.prototype, { open, send });
    return [calls, xhr.responseText];
  },
});

export const xhrCases = [...kinds, ...others, ...alone];
