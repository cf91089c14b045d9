/** The reader of each kind of kinds.ts. */
import type { CreateReader } from '../site.ts';
import { createA1111 } from './a1111.ts';
import { createAiSdkChat } from './ai-sdk.ts';
import { createComfyUi } from './comfy-ui.ts';
import { a1111, aiSdk, comfyUi, libreChat, openAiCompatible, openWebUi } from './kinds.ts';
import { createLibreChat } from './libre-chat.ts';
import { takeOllama } from './ollama.ts';
import { createOpenWebUi } from './open-webui.ts';
import { createOpenAiChat, takeChatCompletion } from './openai.ts';
import { takeResponses, takeWholeResponse } from './openai-responses.ts';

const ALL_FORMS = [takeChatCompletion, takeResponses, takeWholeResponse, takeOllama];

/** By the kind's id. */
export const OWN_READERS: Readonly<Record<string, CreateReader>> = {
  [openAiCompatible.id]: (tab) => createOpenAiChat(tab, openAiCompatible, ALL_FORMS),
  [aiSdk.id]: (tab) => createAiSdkChat(tab, aiSdk),
  [openWebUi.id]: (tab) => createOpenWebUi(tab, openWebUi),
  [libreChat.id]: (tab) => createLibreChat(tab, libreChat),
  [a1111.id]: (tab) => createA1111(tab, a1111),
  [comfyUi.id]: (tab) => createComfyUi(tab, comfyUi),
};
