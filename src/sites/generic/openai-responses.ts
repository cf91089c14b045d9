/**
 * Answers of OpenAI's Responses API, streamed or whole. Source: platform.openai.com API reference, "Responses:
 * streaming events".
 */
import { asFields, asId, asList, asName, type Fields } from '../reading/json.ts';
import { wordsOf } from '../reading/refusal.ts';
import type { AnswerWriter } from './answer-writer.ts';
import { type Form, partsOf } from './openai.ts';

/** Events whose name begins with `response.`; false for any other. */
export const takeResponses: Form = (event, name, write) => {
  if (!name.startsWith('response.')) return false;
  takeDelta(name, event, write);
  takeState(name, asFields(event.response) ?? {}, write);
  return true;
};

/** A response that was not streamed. */
export const takeWholeResponse: Form = (event, _, write) => {
  if (event.object !== 'response') return false;
  takeOutput(event, write);
  takeState(`response.${asName(event.status)}`, event, write);
  return true;
};

function takeDelta(name: string, { delta }: Fields, write: AnswerWriter): void {
  // All items of a response are one answer: a preamble, say, and what comes after its tool.
  if (/(?:output_text|refusal)\.delta$/.test(name)) write.say(delta);
  else if (/reasoning.*\.delta$/.test(name)) {
    write.think(delta);
    write.turn.reasoningIsSummary ||= name.includes('summary');
  } else if (/(?:arguments|call_input|_call_code)\.delta$/.test(name)) write.tool(delta);
}

/** How far the response has come, by the event's name. */
function takeState(name: string, response: Fields, write: AnswerWriter): void {
  write.usage(response.usage);
  if (name === 'response.completed') {
    write.finish('stop');
    takeImages(response, write);
  } else if (name === 'response.incomplete') {
    write.finish(asFields(response.incomplete_details)?.reason ?? 'incomplete');
  } else if (name === 'response.failed') {
    write.progress.error = wordsOf(response.error);
  }
}

function takeOutput({ output }: Fields, write: AnswerWriter): void {
  for (const item of asList(output)) {
    const { type, content, summary, arguments: args } = asFields(item) ?? {};
    if (type === 'message') for (const text of partsOf(content)) write.say(text);
    if (type === 'reasoning') for (const text of partsOf(summary)) write.think(text);
    write.tool(args);
  }
}

function takeImages({ output }: Fields, { turn }: AnswerWriter): void {
  for (const item of asList(output)) {
    const { type, id, status } = asFields(item) ?? {};
    const name = asId(id);
    if (type === 'image_generation_call' && status === 'completed' && name !== undefined) {
      turn.addMedia(name, { type: 'image' });
    }
  }
}
