/** A chat of any make that speaks the protocols of OpenAI, Anthropic, Google or Ollama, on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { takeAnthropic } from '../anthropic.ts';
import { takeGoogleContent } from '../google-content.ts';
import { createModelChat } from '../growing.ts';
import { openAiCompatible } from '../kinds.ts';
import { takeOllama } from '../ollama.ts';
import { takeChatCompletion } from '../openai.ts';
import { createOpenAiImages } from '../openai-images.ts';
import { takeResponses, takeWholeResponse } from '../openai-responses.ts';

const FORMS = [
  takeChatCompletion,
  takeResponses,
  takeWholeResponse,
  takeOllama,
  takeAnthropic,
  takeGoogleContent,
];

export const createReader: CreateReader = (tab) => {
  const chat = createModelChat(tab, openAiCompatible, FORMS);
  const images = createOpenAiImages(tab, openAiCompatible);
  return (exchange) => (exchange.endpoint === 'images' ? images(exchange) : chat(exchange));
};
