/** OpenRouter's chat room: OpenAI's streams with comments in between (protocols/other-sites.md section 3). */
import { createOpenAiChat, takeChatCompletion } from '../generic/openai.ts';
import { takeResponses } from '../generic/openai-responses.ts';
import { row as openrouter } from '../openrouter/row.ts';
import type { CreateReader } from '../site.ts';

export const createReader: CreateReader = (tab) =>
  createOpenAiChat(tab, openrouter, [takeChatCompletion, takeResponses]);
