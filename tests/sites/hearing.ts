/** Exchanges of a tab with one reader, written in a test rather than recorded. */
import type { EndReason } from '../../src/model/messages/exchange.ts';
import type { Turn } from '../../src/sites/reading/turn.ts';
import type { CreateReader, ExchangeReader } from '../../src/sites/site.ts';
import { TabDouble } from './tab-double.ts';

interface Heard {
  readonly endpoint?: string;
  /** What the page sends, as JSON. */
  readonly body?: object;
  /** What comes back, piece by piece: text, or what is sent as JSON. */
  readonly pieces?: readonly (string | object)[];
  readonly status?: number;
  readonly contentType?: string;
  /** Null where it goes on. */
  readonly reason?: EndReason | null;
}

export interface Hearing {
  readonly turns: readonly Turn[];
  hear(exchange: Heard): ExchangeReader | undefined;
}

export function hearing(createReader: CreateReader): Hearing {
  const tab = new TabDouble();
  const open = createReader(tab);
  return {
    turns: tab.turns,
    hear({ endpoint = 'chat', body, pieces = [], status = 200, contentType = '', reason = 'complete' }) {
      const sent = body && ({ kind: 'text', text: JSON.stringify(body) } as const);
      const start = {
        endpoint,
        method: 'POST',
        url: '/',
        body: sent ?? { kind: 'none' as const },
        headers: {},
      };
      const reader = open({ ...start, at: tab.now() });
      reader?.head?.(status, contentType);
      for (const piece of pieces) reader?.text?.(typeof piece === 'string' ? piece : JSON.stringify(piece));
      if (reason !== null) reader?.end(reason);
      return reader;
    },
  };
}

/** Each value as a server-sent event. */
export function events(...values: readonly unknown[]): string[] {
  return values.map((value) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`);
}
