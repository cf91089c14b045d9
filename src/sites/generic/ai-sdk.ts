/**
 * Answers in the two forms of the Vercel AI SDK, which many chats are built with: the data stream of version 4 (coded
 * lines) and the UI message stream of version 5 (server-sent events). Source: ai-sdk.dev, "Stream Protocols".
 */
import type { Intent, MediaType } from '../../model/usage/usage.ts';
import { createCodedLineDecoder } from '../decoders/coded-lines.ts';
import { createSseDecoder } from '../decoders/sse.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asId, asList, asName, asSlug, asText, type Fields, parseJson } from '../reading/json.ts';
import { readBody, startTurn, wordsOf } from '../reading/prompt.ts';
import type { BodyDecoder, Progress, Take } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { OpenExchange, Tab } from '../site.ts';
import { createAnswerWriter } from './answer-writer.ts';
import { createHistory } from './history.ts';

const MAX_TOOLS = 200;

/** The body of an answer, of either version: the first line tells. */
export function readAiSdkBody(turn: Turn, progress: Progress, note: Take): BodyDecoder {
  let head = '';
  let chosen: BodyDecoder | undefined;
  return {
    push(text) {
      if (!chosen) {
        head = (head + text).trimStart();
        if (head.length < 2) return;
        const create = /^\w:/.test(head) ? createDataStream : createUiMessageStream;
        chosen = create(turn, progress, note);
        chosen.push(head);
        return;
      }
      chosen.push(text);
    },
    end() {
      chosen?.end?.();
    },
  };
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
      if (url !== undefined && isMediaType(type)) turn.addMedia(url.slice(-200), { type });
    },
  };
}

function isMediaType(type: string | undefined): type is MediaType {
  return type === 'image' || type === 'video' || type === 'audio';
}

function createDataStream(turn: Turn, progress: Progress, note: Take): BodyDecoder {
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

function createUiMessageStream(turn: Turn, progress: Progress, note: Take): BodyDecoder {
  const write = createSdkWriter(turn, progress);

  function takeMetadata(metadata: Fields): void {
    write.usage(metadata.totalUsage ?? metadata.usage);
    turn.model = asSlug(metadata.model) ?? asSlug(metadata.modelId) ?? turn.model;
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
  return { push: decoder.push, end: write.end };
}

/** A chat built with the SDK. */
export function createAiSdkChat(tab: Tab, row: SiteRow): OpenExchange {
  const history = createHistory();
  return (exchange) => {
    const fields = bodyFields(exchange.body);
    const thread = asFields(fields.threadMetadata)?.id ?? fields.id ?? fields.chatId;
    const conversation = asId(thread) ?? '';
    // Some chats send the new message only: the server has the others.
    const whole = Array.isArray(fields.messages);
    const prompt = history.read(conversation, whole ? asList(fields.messages) : [fields.message]);
    const goesOn = !whole && tab.contextTokens(conversation) > 0;
    const settings = asFields(fields.modelParams) ?? fields;
    const turn =
      prompt.ongoing ??
      startTurn(tab, exchange, {
        key: asId(fields.responseMessageId) ?? prompt.id ?? null,
        conversation,
        intent: intentOf(fields, goesOn ? 'followup' : prompt.intent),
        effort: asText(settings.reasoningEffort),
        model: asSlug(fields.model) ?? asSlug(fields.selectedChatModel) ?? asSlug(fields.modelId),
        texts: prompt.texts,
        ...(whole ? { contextTokens: prompt.contextTokens } : {}),
      });
    prompt.belongsTo(turn);
    if (turn.outcome !== 'pending') turn.settle('pending', tab.now());
    return readBody(tab, turn, row, (progress, note) => readAiSdkBody(turn, progress, note));
  };
}

function intentOf({ trigger, messageId }: Fields, otherwise: Intent): Intent {
  if (trigger === 'regenerate-message') return 'regenerate';
  return trigger === 'submit-message' && asText(messageId) !== undefined ? 'edit' : otherwise;
}
