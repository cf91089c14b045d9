/** Bolt: the AI SDK's data stream; the whole chat is sent with each prompt. Sources: README.md. */
import { createAiSdkChat } from '../generic/ai-sdk.ts';
import type { CreateReader } from '../site.ts';
import { row as bolt } from './row.ts';

export const createReader: CreateReader = (tab) => createAiSdkChat(tab, bolt);
