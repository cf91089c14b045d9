/** OpenRouter's chat room: OpenAI's streams with comments in between (protocols/other-sites.md section 3). */
import { createOpenAiChat, takeChatCompletion } from './generic/openai.ts';
import { takeResponses } from './generic/openai-responses.ts';
import type { CreateReader } from './site.ts';
import { openrouter } from './table.ts';

export const createReader: CreateReader = (tab) =>
  createOpenAiChat(tab, openrouter, [takeChatCompletion, takeResponses]);
