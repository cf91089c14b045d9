/**
 * Flowise: a question to a flow, its answer events named in their data, or one object. Source: FlowiseAI/Flowise
 * SSEStreamer.ts of its server, ChatMessage.jsx of its page.
 */
import { createEventDecoder } from '../decoders/events.ts';
import { bodyFields } from '../reading/body.ts';
import { createConversations } from '../reading/conversations.ts';
import { asFields, asId, asList, asText, type Fields, fieldsOf, toJson } from '../reading/json.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import { wordsOf } from '../reading/refusal.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { OpenExchange, Tab } from '../site.ts';
import { type AnswerWriter, createAnswerWriter, writing } from './answer-writer.ts';

/** One for each tab. */
export function createFlowise(tab: Tab, row: SiteRow): OpenExchange {
  const conversations = createConversations();
  return (exchange) => {
    const fields = bodyFields(exchange.body);
    const conversation = asId(fields.chatId) ?? '';
    const isFirst = conversation === '' || conversations.isFirst(conversation);
    const turn = startTurn(tab, exchange, {
      key: null,
      conversation,
      intent: isFirst ? 'unknown' : 'followup',
      texts: [asText(fields.question) ?? (asFields(fields.form) ? toJson(fields.form) : '')],
    });
    return readBody(tab, turn, row, (progress, note) => {
      const write = createAnswerWriter(turn, progress);
      const decoder = createEventDecoder((type, data) => {
        const event = asFields(data) ?? {};
        if (takeEvent(event, write) || takeWhole(event, write)) progress.understood = true;
        else note(event, type);
      });
      return writing(decoder, write);
    });
  };
}

/** Events that say what its page shows beside the answer. */
const BESIDE = /^(?:start|metadata|artifacts|action|fileAnnotations|calledTools|agent|nextAgent|tts_)/;

/** False for what is no event of its. */
function takeEvent({ event, data }: Fields, write: AnswerWriter): boolean {
  const { turn, progress } = write;
  const name = asText(event) ?? '';
  if (name === 'token') write.say(data);
  else if (name === 'thinking') write.think(data);
  else if (name === 'usedTools') readTools(turn, data);
  else if (name === 'sourceDocuments') readPages(turn, data);
  else if (name === 'usageMetadata') write.usage(data);
  else if (name === 'error') progress.error = wordsOf(data);
  else if (name === 'abort') progress.stopped = true;
  else if (name === 'end') progress.done = true;
  else return BESIDE.test(name);
  return true;
}

/** An answer that was not streamed. */
function takeWhole(body: Fields, write: AnswerWriter): boolean {
  const { text, json, message, statusCode } = body;
  if (typeof statusCode === 'number' && statusCode >= 400) write.progress.error = wordsOf(message);
  else if (asText(text) === undefined && !asFields(json)) return false;
  write.say(asText(text) ?? (asFields(json) ? toJson(json) : undefined));
  readTools(write.turn, body.usedTools);
  readPages(write.turn, body.sourceDocuments);
  write.progress.done = true;
  return true;
}

/** What the model wrote for its tools, and read of what they found. */
function readTools(turn: Turn, tools: unknown): void {
  for (const tool of asList(tools).map(fieldsOf)) {
    turn.tool.append(asText(tool.toolInput) ?? (asFields(tool.toolInput) ? toJson(tool.toolInput) : ''));
    turn.read.append(asText(tool.toolOutput) ?? '');
  }
}

/** Pieces of documents put before the model. */
function readPages(turn: Turn, documents: unknown): void {
  for (const page of asList(documents).map(fieldsOf)) turn.read.append(asText(page.pageContent) ?? '');
}
