/**
 * LibreChat, on a person's own server. A prompt is a POST whose body is the stream of the answer (0.8.0), or names the
 * stream that a GET then reads (0.8.7); a GET with `resume` reads on, or once more. Source:
 * danny-avila/LibreChat packages/data-provider/src/types (transport, events).
 */
import { remember } from '../../model/bounded.ts';
import type { Intent } from '../../model/usage/usage.ts';
import { createEventDecoder } from '../decoders/events.ts';
import { bodyFields } from '../reading/body.ts';
import { type Branches, createBranches } from '../reading/branches.ts';
import { asFields, asId, asSlug, asText, type Fields } from '../reading/json.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import type { Progress } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, ExchangeStart, OpenExchange, Tab } from '../site.ts';
import { type Stream, takeEvent } from './libre-chat-events.ts';

const MAX_STREAMS = 50;
/** Ids of a prompt to two models at once: they differ by their ending alone. */
const LANE = /^(.+)__(\d+)$/;
/** The parent of a conversation's first message. */
const ROOT = '00000000-0000-0000-0000-000000000000';

/** One for each tab; a stream read on, or once more, goes to the turn that began it. */
export function createLibreChat(tab: Tab, row: SiteRow): OpenExchange {
  const branches = createBranches();
  const streams = new Map<string, Stream>();
  /** Of two models asked at once, by what their ids have in common. */
  const sideBySide = new Map<string, Turn>();

  function start(exchange: ExchangeStart): ExchangeReader {
    const fields = bodyFields(exchange.body);
    const conversation = asId(fields.conversationId) ?? '';
    const parent = asText(fields.parentMessageId) ?? '';
    const isAgain = fields.isRegenerate === true || fields.isContinued === true;
    const [id, prompt, lane = ''] = LANE.exec(asId(fields.messageId) ?? '') ?? [asId(fields.messageId)];
    const beside = lane === '' ? undefined : sideBySide.get(prompt ?? '');
    if (beside?.outcome === 'pending') {
      beside.generations++;
      return follow({ turn: beside, branches, parent, lane, stopped: false, done: false });
    }
    const turn = startTurn(tab, exchange, {
      key: isAgain ? null : (prompt ?? id ?? null),
      conversation,
      intent: intentOf(branches, fields, conversation, parent),
      replaces: branches.turnUnder(conversation, parent),
      model: asSlug(fields.model) ?? asSlug(asFields(fields.endpointOption)?.model),
      texts: fields.isContinued === true ? [] : [asText(fields.text) ?? ''],
    });
    if (lane !== '') remember(sideBySide, prompt ?? '', turn, MAX_STREAMS);
    return follow({ turn, branches, parent, lane, stopped: false, done: false });
  }

  function follow(stream: Stream): ExchangeReader {
    let lost: Progress | undefined;
    const reader = readBody(tab, stream.turn, row, (progress, note) => {
      lost = progress;
      const decoder = createEventDecoder((type, data) => {
        const event = asFields(data) ?? {};
        const id = asId(event.streamId);
        if (id !== undefined) {
          remember(streams, id, stream, MAX_STREAMS);
          progress.awaited = true;
          progress.understood = true;
        } else if (takeEvent(stream, progress, type, event)) progress.understood = true;
        else note(event, type);
      });
      return {
        push: decoder.push,
        end() {
          decoder.end();
          progress.stopped ||= stream.stopped;
        },
      };
    });
    return {
      ...reader,
      end(reason) {
        // The connection alone was lost: who reads on may find the end.
        if (lost?.understood && reason === 'failed') lost.awaited = true;
        reader.end(reason);
      },
    };
  }

  function stop(exchange: ExchangeStart): void {
    const fields = bodyFields(exchange.body);
    const named = [fields.streamId, fields.abortKey, fields.conversationId];
    for (const [id, stream] of streams) {
      if (!stream.done && named.some((name) => asText(name)?.split(':')[0] === id)) stream.stopped = true;
    }
  }

  return (exchange) => {
    if (exchange.endpoint === 'stop') {
      stop(exchange);
      return undefined;
    }
    if (exchange.endpoint !== 'stream') return start(exchange);
    const stream = streams.get(/\/stream\/([^/?]+)/.exec(exchange.url)?.[1] ?? '');
    return stream && !stream.done ? follow(stream) : undefined;
  };
}

function intentOf(branches: Branches, fields: Fields, conversation: string, parent: string): Intent {
  if (fields.isContinued === true) return 'continue';
  if (fields.isRegenerate === true) return 'regenerate';
  if (branches.place(conversation, parent) === 'older') return 'edit';
  if (parent === ROOT) return conversation === '' ? 'new' : 'edit';
  return parent === '' ? 'unknown' : 'followup';
}
