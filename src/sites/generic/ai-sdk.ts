/**
 * Answers in the two forms of the Vercel AI SDK, which many chats are built with: the data stream of version 4 (coded
 * lines) and the UI message stream of version 5 (server-sent events). Source: ai-sdk.dev, "Stream Protocols".
 */
import type { MediaType } from '../../model/usage/usage.ts';
import { createCodedLineDecoder } from '../decoders/coded-lines.ts';
import { createSseDecoder } from '../decoders/sse.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asId, asName, asText, type Fields, fieldsOf, parseJson } from '../reading/json.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import { wordsOf } from '../reading/refusal.ts';
import { type BodyDecoder, outcomeOf, type Progress, type Take } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { OpenExchange, Tab } from '../site.ts';
import { askedModelOf, asksSomething, intentOf, modelOf, readHistory } from './ai-sdk-request.ts';
import { createAnswerWriter, writing } from './answer-writer.ts';
import { createHistory, readFound, retryOf } from './history.ts';

const MAX_TOOLS = 200;

/** So much tells which form an answer has; a shorter one tells at its end. */
const HEAD_CHARS = 6;
const CODED_LINE = /^\s*\w:["{[]/;
/** A server-sent event; or what is no answer at all, JSON or a page. */
const NO_PLAIN_TEXT = /^\s*(?:data:|event:|id:|retry:|:|[{[<])/;

/**
 * The body of an answer, of any version: how it begins tells.
 * @param conclude called when the answer has failed: the page may read no further, and never hear of its end
 */
export function readAiSdkBody(turn: Turn, progress: Progress, note: Take, conclude: () => void): BodyDecoder {
  let head = '';
  let chosen: BodyDecoder | undefined;

  function choose(): void {
    if (head.trim() === '') return;
    if (CODED_LINE.test(head)) chosen = createDataStream(turn, progress, note, conclude);
    else if (NO_PLAIN_TEXT.test(head)) chosen = createUiMessageStream(turn, progress, note, conclude);
    else chosen = createTextStream(turn, progress);
    chosen.push(head);
  }

  return {
    push(text) {
      if (chosen) {
        chosen.push(text);
        return;
      }
      head += text;
      if (head.trimStart().length >= HEAD_CHARS) choose();
    },
    end() {
      if (!chosen) choose();
      chosen?.end?.();
    },
  };
}

/** The answer itself, with nothing around it. */
function createTextStream(turn: Turn, progress: Progress): BodyDecoder {
  const write = createAnswerWriter(turn, progress);
  progress.understood = true;
  progress.plain = true;
  return { push: write.say, end: write.end };
}

/** What both versions tell, each in its own way, and other servers don't. */
function createSdkWriter(turn: Turn, progress: Progress) {
  const write = createAnswerWriter(turn, progress);
  const tools = new Set<string>();
  return {
    ...write,
    /** A piece of a tool's arguments. */
    toolDelta(id: unknown, text: unknown): void {
      if (tools.size < MAX_TOOLS) tools.add(asName(id));
      write.tool(text);
    },
    /** All of a tool's arguments: nothing new where they came in pieces. */
    toolCall(id: unknown, args: unknown): void {
      if (tools.has(asName(id)) || tools.size >= MAX_TOOLS) return;
      tools.add(asName(id));
      write.tool(args);
    },
    file(key: unknown, mediaType: unknown): void {
      const type = asText(mediaType)?.split('/')[0];
      const url = asText(key);
      // The file itself may stand in it: its end is enough to know it again.
      if (url !== undefined && isMediaType(type)) turn.addMedia(url, { type });
    },
  };
}

function isMediaType(type: string | undefined): type is MediaType {
  return type === 'image' || type === 'video' || type === 'audio';
}

function createDataStream(turn: Turn, progress: Progress, note: Take, conclude: () => void): BodyDecoder {
  const write = createSdkWriter(turn, progress);
  const take = (code: string, value: unknown): void => {
    const fields = asFields(value) ?? {};
    switch (code) {
      case '0':
        write.say(value);
        break;
      case 'g':
        write.think(value);
        break;
      case '3':
        progress.error = wordsOf(value);
        conclude();
        break;
      case 'c':
        write.toolDelta(fields.toolCallId, fields.argsTextDelta);
        break;
      case '9':
        write.toolCall(fields.toolCallId, fields.args);
        break;
      case 'k':
        write.file(fields.data ?? fields.url, fields.mimeType);
        break;
      case 'd':
        write.usage(fields.usage);
        write.finish(fields.finishReason ?? 'stop');
        break;
      default:
        note({}, code);
        return;
    }
    progress.understood = true;
  };
  const decoder = createCodedLineDecoder(take);
  return {
    push: decoder.push,
    end() {
      decoder.end();
      write.end();
    },
  };
}

function createUiMessageStream(
  turn: Turn,
  progress: Progress,
  note: Take,
  conclude: () => void,
): BodyDecoder {
  const write = createSdkWriter(turn, progress);

  function takeMetadata(metadata: Fields): void {
    write.usage(metadata.totalUsage ?? metadata.usage);
    turn.model = modelOf(metadata) ?? turn.model;
  }

  /** Takes an event in; false if it is of no known type. */
  function take(event: Fields): boolean {
    if (event.messageMetadata !== undefined) takeMetadata(asFields(event.messageMetadata) ?? {});
    switch (event.type) {
      case 'start':
      case 'message-metadata':
        return true;
      case 'text-delta':
        write.say(event.delta);
        return true;
      case 'reasoning-delta':
        write.think(event.delta);
        return true;
      case 'tool-input-delta':
        write.toolDelta(event.toolCallId, event.inputTextDelta);
        return true;
      case 'tool-input-available':
        write.toolCall(event.toolCallId, event.input);
        return true;
      case 'file':
        write.file(event.url, event.mediaType);
        return true;
      case 'finish':
        write.finish(event.finishReason ?? 'stop');
        return true;
      case 'abort':
        progress.stopped = true;
        return true;
      case 'error':
        progress.error = wordsOf(event.errorText ?? event);
        conclude();
        return true;
      default:
        return false;
    }
  }

  const decoder = createSseDecoder((_, data) => {
    if (data === '[DONE]') {
      progress.done = true;
      return;
    }
    const event = asFields(parseJson(data)) ?? {};
    if (!take(event)) note(event, '');
    else progress.understood = true;
  });
  return writing(decoder, write);
}

/** A chat built with the SDK. */
export function createAiSdkChat(tab: Tab, row: SiteRow): OpenExchange {
  const history = createHistory();
  return (exchange) => {
    const fields = bodyFields(exchange.body);
    if (!asksSomething(fields)) return undefined;
    const thread = fieldsOf(fields.threadMetadata).id ?? fields.id ?? fields.chatId;
    const conversation = asId(thread) ?? '';
    // Some chats send the new message only: the server has the others.
    const isWhole = Array.isArray(fields.messages);
    const prompt = readHistory(history, fields, conversation);
    const goesOn = !isWhole && prompt.intent === 'new' && tab.contextTokens(conversation) > 0;
    const turn =
      prompt.ongoing ??
      retryOf(prompt) ??
      startTurn(tab, exchange, {
        key: asId(fields.responseMessageId) ?? null,
        conversation,
        intent: intentOf(fields, goesOn ? 'followup' : prompt.intent),
        effort: asText((asFields(fields.modelParams) ?? fields).reasoningEffort),
        model: askedModelOf(fields),
        texts: prompt.texts,
        replaces: prompt.replaced ?? null,
        ...(isWhole ? { contextTokens: prompt.contextTokens } : {}),
      });
    prompt.belongsTo(turn);
    readFound(prompt);
    if (turn.outcome !== 'pending') turn.settle('pending', tab.now());
    return readBody(tab, turn, row, (progress, note) =>
      readAiSdkBody(turn, progress, note, () => {
        turn.understood = true;
        turn.settle(outcomeOf(turn, progress, 200, 'complete'), tab.now());
      }),
    );
  };
}
