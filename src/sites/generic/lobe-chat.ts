/**
 * LobeChat, which asks its own server in OpenAI's form and is answered in events of its own, whatever the vendor.
 * Source: lobehub/lobe-chat packages/model-runtime/src/core/streams/protocol.ts.
 */
import { createSseDecoder } from '../decoders/sse.ts';
import { asFields, asList, asName, fieldsOf, parseJson } from '../reading/json.ts';
import { wordsOf } from '../reading/refusal.ts';
import type { BodyDecoder, Progress, Take } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { OpenExchange, Tab } from '../site.ts';
import { type AnswerWriter, createAnswerWriter, writing } from './answer-writer.ts';
import { isSystem, textsOf } from './history.ts';
import { createOpenAiChat } from './openai.ts';
import { readAsked } from './openai-request.ts';

/** How it begins what it tells a model to write a topic's title. */
const OF_TITLES = /^You are a (?:professional )?conversation(?:al)? summarizer/;

/** One for each tab. */
export function createLobeChat(tab: Tab, row: SiteRow): OpenExchange {
  return createOpenAiChat(tab, row, [], {
    ask(fields, url) {
      const first = fieldsOf(asList(fields.messages)[0]);
      const isTitle = isSystem(first) && textsOf(first).some((text) => OF_TITLES.test(text));
      return isTitle ? undefined : readAsked(fields, url);
    },
    read: readLobe,
  });
}

function readLobe(turn: Turn, progress: Progress, note: Take): BodyDecoder {
  const write = createAnswerWriter(turn, progress);
  const decoder = createSseDecoder((event, data) => {
    const value = parseJson(data) ?? data;
    if (takeEvent(event, value, write)) progress.understood = true;
    else note(value, event);
  });
  return writing(decoder, write);
}

/** False for an event of another name. */
function takeEvent(event: string, value: unknown, write: AnswerWriter): boolean {
  switch (event) {
    case 'text':
      write.say(value);
      return true;
    case 'reasoning':
      write.think(value);
      return true;
    case 'tool_calls':
      for (const call of asList(value)) {
        const { name, arguments: args } = fieldsOf(fieldsOf(call).function);
        write.tool(name);
        write.tool(args);
      }
      return true;
    case 'base64_image':
      // The picture itself: its end is enough to know it again.
      write.turn.addMedia(asName(value), { type: 'image' });
      return true;
    case 'usage':
      write.usage(inKnownWords(value));
      return true;
    case 'stop':
      write.finish(value);
      return true;
    case 'error':
      write.progress.error = wordsOf(value);
      return true;
    default:
      return false;
  }
}

/** Its own names of counts, as reading/usage-object.ts knows them. */
function inKnownWords(usage: unknown) {
  const { totalInputTokens, totalOutputTokens, outputReasoningTokens, inputCachedTokens, totalTokens } =
    asFields(usage) ?? {};
  return {
    prompt_tokens: totalInputTokens,
    completion_tokens: totalOutputTokens,
    reasoning_tokens: outputReasoningTokens,
    cached_tokens: inputCachedTokens,
    total_tokens: totalTokens,
  };
}
