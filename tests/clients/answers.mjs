/** The server's half of the AI SDK, of each of its majors: a scripted model, streamed as that major streams. */
import * as ai4 from 'ai4';
import { MockLanguageModelV1 } from 'ai4/test';
import * as ai5 from 'ai5';
import { MockLanguageModelV2 } from 'ai5/test';
import * as ai6 from 'ai6';
import { MockLanguageModelV3 } from 'ai6/test';
import * as ai7 from 'ai7';
import { MockLanguageModelV4 } from 'ai7/test';

/** A stream of these, one after the other. */
function streamOf(chunks) {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

/** Of major 5 on: text in pieces under an id. */
function piecesOf(pieces, end) {
  return [
    { type: 'stream-start', warnings: [] },
    { type: 'text-start', id: '1' },
    ...pieces.map((delta) => ({ type: 'text-delta', id: '1', delta })),
    { type: 'text-end', id: '1' },
    { type: 'finish', ...end },
  ];
}

const USAGE_2 = { finishReason: 'stop', usage: { inputTokens: 31, outputTokens: 17, totalTokens: 48 } };
const USAGE_3 = {
  finishReason: { unified: 'stop', raw: 'stop' },
  usage: {
    inputTokens: { total: 31, noCache: 31, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 17, text: 17, reasoning: 0 },
  },
};

/** By major: the response to what its client sent. */
export const ANSWERS = {
  async 4({ messages }, pieces) {
    const model = new MockLanguageModelV1({
      doStream: async () => ({
        stream: streamOf([
          ...pieces.map((textDelta) => ({ type: 'text-delta', textDelta })),
          { type: 'finish', finishReason: 'stop', usage: { promptTokens: 31, completionTokens: 17 } },
        ]),
        rawCall: { rawPrompt: null, rawSettings: {} },
      }),
    });
    return ai4.streamText({ model, messages }).toDataStreamResponse();
  },
  async 5({ messages }, pieces) {
    const model = new MockLanguageModelV2({
      doStream: async () => ({ stream: streamOf(piecesOf(pieces, USAGE_2)) }),
    });
    return ai5
      .streamText({ model, messages: ai5.convertToModelMessages(messages) })
      .toUIMessageStreamResponse();
  },
  async 6({ messages }, pieces) {
    const model = new MockLanguageModelV3({
      doStream: async () => ({ stream: streamOf(piecesOf(pieces, USAGE_3)) }),
    });
    const asked = await ai6.convertToModelMessages(messages);
    return ai6.streamText({ model, messages: asked }).toUIMessageStreamResponse();
  },
  async 7({ messages }, pieces) {
    const model = new MockLanguageModelV4({
      doStream: async () => ({ stream: streamOf(piecesOf(pieces, USAGE_3)) }),
    });
    const asked = await ai7.convertToModelMessages(messages);
    const result = ai7.streamText({ model, messages: asked });
    return ai7.createUIMessageStreamResponse({ stream: ai7.toUIMessageStream({ stream: result.stream }) });
  },
};
