/** Of a conversation as the page polls it: what answers the awaited prompt, and nothing of the next. */
import { expect, it } from 'vitest';
import { readHistory } from '../../../src/sites/chatgpt/history.ts';
import type { TurnBook } from '../../../src/sites/chatgpt/turn-book.ts';
import type { TurnReader } from '../../../src/sites/chatgpt/turn-reader.ts';

/** Ids of the messages a turn is told of, that of prompt `q`. */
function toldOf(history: object): unknown[] {
  const told: unknown[] = [];
  const reader = {
    request: { messageId: 'q', parentId: null },
    mayGetMore: true,
    awaited: true,
    turnId: 'turn',
    turn: { conversation: 'c' },
    message: ({ id }: { id: unknown }) => void told.push(id),
    knowsMessage: () => false,
  } as unknown as TurnReader;
  const book = { besides: () => undefined } as unknown as TurnBook;
  const exchange = readHistory(reader, book);
  exchange.text?.(JSON.stringify(history));
  exchange.end('complete');
  return told;
}

const said = (id: string, role: string, turn?: string) => ({
  id,
  author: { role },
  ...(turn === undefined ? {} : { metadata: { turn_exchange_id: turn } }),
});

it('in a list it is what stands between the prompt and the next', () => {
  const messages = [
    said('p', 'user'),
    said('o', 'assistant'),
    said('q', 'user'),
    said('a', 'tool'),
    said('b', 'assistant'),
    said('r', 'user'),
    said('c', 'assistant'),
  ];
  expect(toldOf({ messages })).toEqual(['a', 'b']);
  expect(toldOf({ messages: messages.slice(0, 5) })).toEqual(['a', 'b']);
});

it('in a tree it is what stands below the prompt, down to the next', () => {
  const place = (id: string, parent: string, role: string) => [id, { message: said(id, role), parent }];
  const mapping = Object.fromEntries([
    place('q', 'root', 'user'),
    place('a', 'q', 'tool'),
    place('b', 'a', 'assistant'),
    place('r', 'b', 'user'),
    place('c', 'r', 'assistant'),
  ]);
  expect(toldOf({ mapping, current_node: 'c' })).toEqual(['a', 'b']);
});
