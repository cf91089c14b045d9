/** Answers of Google's `generateContent`, streamed or whole. Source: ai.google.dev, API reference. */
import { asList, asName, asSlug, asText, type Fields, fieldsOf } from '../reading/json.ts';
import type { AnswerWriter } from './answer-writer.ts';
import type { Form } from './openai.ts';

/** Finish reasons with which nothing more is said because of what it would be. */
const REFUSALS = /SAFETY|PROHIBITED|BLOCKLIST|SPII|RECITATION/;

/** Objects with `candidates`, pieces or whole; false for any other. */
export const takeGoogleContent: Form = (event, _, write) => {
  const { candidates, usageMetadata, promptFeedback } = event;
  if (candidates === undefined && usageMetadata === undefined && promptFeedback === undefined) return false;
  for (const candidate of asList(candidates)) takeCandidate(fieldsOf(candidate), write);
  write.usage(usageMetadata);
  if (asText(fieldsOf(promptFeedback).blockReason)) write.finish('content_filter');
  write.turn.model = asSlug(event.modelVersion) ?? write.turn.model;
  return true;
};

function takeCandidate({ content, index, finishReason }: Fields, write: AnswerWriter): void {
  for (const part of asList(fieldsOf(content).parts).map(fieldsOf)) {
    if (part.thought === true) write.think(part.text);
    else write.say(part.text, index);
    write.tool(fieldsOf(part.functionCall).args);
    const { mimeType, data } = fieldsOf(part.inlineData);
    // The end of a picture is enough to know it again.
    if (asText(mimeType)?.startsWith('image/')) write.turn.addMedia(asName(data), { type: 'image' });
  }
  const reason = asText(finishReason);
  if (reason !== undefined) write.finish(REFUSALS.test(reason) ? 'content_filter' : reason);
}
