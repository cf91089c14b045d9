/** AnythingLLM on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { createAnythingLlm } from '../anything-llm.ts';
import { anythingLlm } from '../programs.ts';

export const createReader: CreateReader = (tab) => createAnythingLlm(tab, anythingLlm);
