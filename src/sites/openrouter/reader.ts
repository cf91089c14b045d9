/** OpenRouter's chat room: OpenAI's streams with comments in between. Sources: README.md. */
import { createOpenAiChat, takeChatCompletion } from '../generic/openai.ts';
import { takeResponses } from '../generic/openai-responses.ts';
import type { CreateReader } from '../site.ts';
import { row as openrouter } from './row.ts';

export const createReader: CreateReader = (tab) =>
  createOpenAiChat(tab, openrouter, [takeChatCompletion, takeResponses]);
