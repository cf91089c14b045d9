/** T3 Chat: the AI SDK's UI message stream. Sources: README.md. */
import { createAiSdkChat } from '../generic/ai-sdk.ts';
import type { CreateReader } from '../site.ts';
import { row as t3Chat } from './row.ts';

export const createReader: CreateReader = (tab) => createAiSdkChat(tab, t3Chat);
