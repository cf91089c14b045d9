/** What the account's socket says of this tab's turns. It tells of other tabs' and devices' too: none of ours. */
import { createSseDecoder } from '../decoders/sse.ts';
import { asText, type Fields } from '../json.ts';
import type { ExchangeReader } from '../site.ts';
import { siteError } from './refusal.ts';
import { readSocketFrame, type SocketNews } from './socket-frame.ts';
import type { TurnBook } from './turn-book.ts';
import type { TurnReader } from './turn-reader.ts';

/** Items remembered so that none counts twice. */
const MAX_ITEM_IDS = 10_000;

/** Opens a reader for each socket of a tab; a new socket, or a new subscription, repeats items of the last one. */
export function createSocketOpener(book: TurnBook): () => ExchangeReader {
  const seen = new Set<string>();

  function isNew(itemId: string | undefined): boolean {
    if (itemId === undefined) return true;
    if (seen.has(itemId)) return false;
    seen.add(itemId);
    if (seen.size > MAX_ITEM_IDS) seen.delete(seen.values().next().value ?? '');
    return true;
  }

  function take(news: SocketNews): void {
    switch (news.type) {
      case 'message':
        takeMessage(news.conversation, news.message);
        break;
      case 'conversation-done':
        book.latest(news.conversation, isAwaited)?.done();
        break;
      case 'conversation-stopped':
        book.latest(news.conversation, isAwaited)?.stop();
        break;
      default:
        takeOfTurn(news, book.ofTopic(news.topic));
    }
  }

  function takeOfTurn(news: Extract<SocketNews, { topic: string }>, reader: TurnReader | undefined): void {
    if (!reader) return;
    if (news.type === 'done') {
      reader.done();
    } else if (news.type === 'error') {
      reader.fail(siteError(200, news.said));
      reader.conclude('complete');
    } else if (isNew(news.itemId)) {
      createSseDecoder((type, data) => reader.event('socket', type, data)).push(news.block);
    }
  }

  /** A later version of a message we know, or what an awaited turn has been waiting for. */
  function takeMessage(conversation: string, message: Fields): void {
    const id = asText(message.id) ?? '';
    const reader =
      book.latest(conversation, (candidate) => candidate.knowsMessage(id)) ??
      book.latest(conversation, isAwaited);
    reader?.message(message);
  }

  return () => ({
    frame(direction, data) {
      if (direction === 'out' || typeof data !== 'string' || book.isEmpty) return;
      for (const news of readSocketFrame(data)) take(news);
    },
    end() {},
  });
}

function isAwaited(reader: TurnReader): boolean {
  return reader.awaited;
}
