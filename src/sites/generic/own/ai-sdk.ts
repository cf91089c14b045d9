/** A chat built with the AI SDK, on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { createAiSdkChat } from '../ai-sdk.ts';
import { aiSdk } from '../kinds.ts';

export const createReader: CreateReader = (tab) => createAiSdkChat(tab, aiSdk);
