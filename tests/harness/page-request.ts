/** A captured request as the page of the site would send it. */
import type { Page } from 'playwright-core';
import type { SiteRow } from '../../src/sites/row.ts';
import type { CapturedRequest, Exchange } from './capture.ts';
import type { PageRequest } from './site-page.ts';
import { bytesOf } from './timeline.ts';

/** Headers a page may not set (Fetch standard, forbidden request-headers), and the ones the browser sets itself. */
const FORBIDDEN_HEADER =
  /^(accept-charset|accept-encoding|access-control-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|permissions-policy|proxy-.*|referer|sec-.*|te|trailer|transfer-encoding|upgrade|user-agent|via)$/i;

/** Whether the site reads this exchange by EventSource: its row says so. */
export function usesEventSource({ request, transport }: Exchange, row: SiteRow | undefined): boolean {
  if (transport !== 'sse' || request.method !== 'GET' || !row) return false;
  const { pathname } = new URL(request.url);
  return row.endpoints.some(
    (endpoint) => endpoint.transport === 'events' && new RegExp(`^(?:${endpoint.path})$`).test(pathname),
  );
}

/** What the page is asked to send for an exchange over HTTP. */
export function pageRequest(exchange: Exchange, row: SiteRow | undefined): PageRequest {
  const { method, url, headers } = exchange.request;
  const body = pageBody(exchange.request);
  const how = exchange.transport === 'xhr' ? 'xhr' : usesEventSource(exchange, row) ? 'events' : 'fetch';
  const allowed = Object.entries(headers).filter(
    ([name]) =>
      !FORBIDDEN_HEADER.test(name) && !(body.kind === 'form' && name.toLowerCase() === 'content-type'),
  );
  return { how, method, url, headers: Object.fromEntries(allowed), events: eventNames(exchange), body };
}

/** The names of the events an answer holds: a page listens for each by name. */
function eventNames({ chunks }: Exchange): string[] {
  const body = Buffer.concat(chunks.map(bytesOf)).toString();
  return [...new Set([...body.matchAll(/^event: ?(.+)$/gm)].map(([, name = '']) => name.trim()))];
}

function pageBody({ method, headers, body, bodyIsBase64 }: CapturedRequest): PageRequest['body'] {
  if (body === null || method === 'GET' || method === 'HEAD') return { kind: 'none' };
  if (bodyIsBase64) return { kind: 'bytes', base64: body };
  const contentType = headers['content-type'] ?? headers['Content-Type'] ?? '';
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(contentType)?.[1];
  return boundary === undefined
    ? { kind: 'text', text: body }
    : { kind: 'form', fields: formFields(body, boundary) };
}

/** The parts of a multipart body (RFC 7578): sites build them as FormData, so that is what the page sends. */
function formFields(body: string, boundary: string): { name: string; value: string; fileName?: string }[] {
  const parts = body.replaceAll('\r\n', '\n').split(`--${boundary}`).slice(1);
  return parts.flatMap((part) => {
    const [, header = '', value = ''] = /^\n([\s\S]*?)\n\n([\s\S]*)$/.exec(part) ?? [];
    const name = /\bname="([^"]*)"/.exec(header)?.[1];
    const fileName = /\bfilename="([^"]*)"/.exec(header)?.[1];
    if (name === undefined) return [];
    return [{ name, value: value.replace(/\n$/, ''), ...(fileName === undefined ? {} : { fileName }) }];
  });
}

/** A form sent by the page itself: the document is replaced by the answer. */
export async function submitForm(page: Page, { method, url, body }: CapturedRequest): Promise<void> {
  await page.evaluate(
    ([verb, address, fields]) => {
      // A form that is got would put its own fields in place of the address's query.
      if (verb === 'GET') {
        location.assign(address);
        return;
      }
      const form = document.createElement('form');
      form.method = verb;
      form.action = address;
      for (const [name, value] of new URLSearchParams(fields)) {
        const input = document.createElement('input');
        Object.assign(input, { type: 'hidden', name, value });
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    [method, url, body ?? ''] as const,
  );
}
