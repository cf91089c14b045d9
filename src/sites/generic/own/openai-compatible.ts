/** A chat of any make that speaks OpenAI's protocols, or Ollama's, on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { openAiCompatible } from '../kinds.ts';
import { takeOllama } from '../ollama.ts';
import { createOpenAiChat, takeChatCompletion } from '../openai.ts';
import { takeResponses, takeWholeResponse } from '../openai-responses.ts';

const FORMS = [takeChatCompletion, takeResponses, takeWholeResponse, takeOllama];

export const createReader: CreateReader = (tab) => createOpenAiChat(tab, openAiCompatible, FORMS);
