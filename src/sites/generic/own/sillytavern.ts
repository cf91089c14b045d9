/** SillyTavern on an origin of a person's own. */
import type { CreateReader } from '../../site.ts';
import { takeAnthropic } from '../anthropic.ts';
import { takeGoogleContent } from '../google-content.ts';
import { takeKobold } from '../kobold.ts';
import { takeOllama } from '../ollama.ts';
import { takeChatCompletion } from '../openai.ts';
import { sillyTavern } from '../programs.ts';
import { createSillyTavern, takeLlamaCpp } from '../silly-tavern.ts';

const FORMS = [takeChatCompletion, takeKobold, takeOllama, takeAnthropic, takeGoogleContent, takeLlamaCpp];

export const createReader: CreateReader = (tab) => createSillyTavern(tab, sillyTavern, FORMS);
