/**
 * What the account's socket says of this tab's turns. It tells of other tabs' and devices' too:
 * none of ours. A frame is a list of messages; a reply to a subscription brings what was missed as a list of the same.
 */
import { remember } from '../../model/bounded.ts';
import { createSseDecoder } from '../decoders/sse.ts';
import { asFields, asList, asText, type Fields, fieldsOf, parseJson, toJson } from '../reading/json.ts';
import type { ExchangeReader } from '../site.ts';
import { errorOutcome } from './refusal.ts';
import type { TurnBook } from './turn-book.ts';
import type { TurnReader } from './turn-reader.ts';

/** Longer frames are of no form we know. */
const MAX_FRAME_CHARS = 4_000_000;
/** Items remembered so that none counts twice. */
const MAX_ITEM_IDS = 10_000;

/** Opens a reader for each socket of a tab; a new socket, or a new subscription, repeats items of the last one. */
export function createSocketOpener(book: TurnBook): () => ExchangeReader {
  const seen = new Map<string, true>();

  function takeEntry(value: unknown): void {
    const entry = fieldsOf(value);
    // Older frames are a payload without the envelope that names its topic.
    const { type, payload } = entry.type === 'message' ? fieldsOf(entry.payload) : entry;
    const news = fieldsOf(payload);
    if (type === 'conversation-turn-stream') {
      takeOfTurn(news, book.ofTopic(asText(news.turn_id) ?? asText(entry.topic_id) ?? ''));
    } else if (type === 'conversation-turn-complete') awaitedIn(news.conversation_id)?.done();
    else if (type === 'conversation-update') takeUpdate(news);
    else if (type === 'conversation-updates') asList(news.updates).map(fieldsOf).forEach(takeUpdate);
  }

  function awaitedIn(conversation: unknown): TurnReader | undefined {
    return book.latest(conversation, (reader) => reader.awaited);
  }

  /** A block of the stream's own grammar, or how the stream ended. */
  function takeOfTurn(news: Fields, reader: TurnReader | undefined): void {
    const block = asText(news.encoded_item);
    if (news.type === 'done') reader?.done();
    else if (news.type === 'error') {
      reader?.fail(errorOutcome(200, toJson(news)));
      reader?.conclude('complete');
    } else if (news.type === 'stream-item' && block && reader && isNew(asText(news.stream_item_id))) {
      const decoder = createSseDecoder((type, data) => reader.event('socket', type, data));
      decoder.push(block);
      decoder.end();
    }
  }

  function isNew(itemId: string | undefined): boolean {
    if (itemId === undefined) return true;
    const isNews = !seen.has(itemId);
    remember(seen, itemId, true, MAX_ITEM_IDS);
    return isNews;
  }

  /** Messages as they stand: later versions of those we know, or what a turn has been waiting for. */
  function takeUpdate(update: Fields): void {
    const { conversation_id: conversation } = update;
    if ((update.update_type ?? update.type) === 'stop') {
      awaitedIn(conversation)?.stop();
      return;
    }
    // In a batch the message stands in the update itself.
    const content = fieldsOf(update.update_content ?? update);
    for (const value of [content.message, ...asList(content.messages)]) {
      const message = asFields(value);
      const id = asText(message?.id) ?? '';
      const newest = book.latest(conversation, () => true);
      const reader =
        book.latest(conversation, (known) => known.knowsMessage(id)) ??
        awaitedIn(conversation) ??
        (newest?.mayGetMore ? newest : undefined);
      if (message) reader?.message(message, content === update);
    }
  }

  return () => ({
    frame(direction, data) {
      if (direction === 'out' || typeof data !== 'string' || book.isEmpty) return;
      if (data.length > MAX_FRAME_CHARS) return;
      const entries = parseJson(data);
      for (const entry of Array.isArray(entries) ? entries : [entries]) {
        takeEntry(entry);
        for (const missed of asList(fieldsOf(fieldsOf(entry).reply).catchups)) takeEntry(missed);
      }
    },
    end() {},
  });
}
