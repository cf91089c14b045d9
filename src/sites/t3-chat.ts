/** T3 Chat: the AI SDK's UI message stream (protocols/other-sites.md section 3). */
import { createAiSdkChat } from './generic/ai-sdk.ts';
import type { CreateReader } from './site.ts';
import { t3Chat } from './table.ts';

export const createReader: CreateReader = (tab) => createAiSdkChat(tab, t3Chat);
