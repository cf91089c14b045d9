/** Turns and exchanges for what readers share, without a site. */
import type { RequestBody } from '../../../src/model/messages/exchange.ts';
import { TokenCounter } from '../../../src/model/usage/tokens.ts';
import { Turn } from '../../../src/sites/reading/turn.ts';
import type { SiteRow } from '../../../src/sites/row.ts';
import type { ExchangeReader, ExchangeStart } from '../../../src/sites/site.ts';

/** A row whose health report may name `text`, `done` and `id`. */
export const ROW: SiteRow = {
  id: 'some-site',
  label: 'Some site',
  hosts: ['example.com'],
  access: 'optional',
  endpoints: [],
  vocabulary: ['text', 'done', 'id'],
};

export function newTurn(at = 1_000): Turn {
  return new Turn({ key: null, endpoint: 'chat', at }, () => undefined);
}

export function exchange(body: RequestBody = { kind: 'none' }, at = 1_000): ExchangeStart {
  return { endpoint: 'chat', method: 'POST', url: '/chat', body, headers: {}, at };
}

/** A whole response. */
export function answer(
  reader: ExchangeReader,
  text: string,
  { status = 200, contentType = 'application/json', reason = 'complete' as const } = {},
): void {
  reader.head?.(status, contentType);
  if (text !== '') reader.text?.(text);
  reader.end(reason);
}

/** What the text comes to in tokens, counted as a whole. */
export function tokensOf(text: string): number {
  return counted(text).tokens;
}

/** The same before it is rounded. */
export function exactTokensOf(text: string): number {
  return counted(text).exactTokens;
}

function counted(text: string): TokenCounter {
  const counter = new TokenCounter();
  counter.add(text);
  return counter;
}

/** A text of that many sentences, and tokens by the dozen. */
export function sentences(count: number): string {
  return 'The scooter gets you there before the bus. '.repeat(count);
}
