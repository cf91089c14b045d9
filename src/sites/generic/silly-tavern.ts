/**
 * SillyTavern, whose server hands on what its page asks of a model, and the model's answer in the vendor's own form.
 * Source: SillyTavern/SillyTavern public/scripts/openai.js, textgen-settings.js, kai-settings.js.
 */

import { fieldsOf } from '../reading/json.ts';
import type { SiteRow } from '../row.ts';
import type { OpenExchange, Tab } from '../site.ts';
import { createModelChat } from './growing.ts';
import { isSystem } from './history.ts';
import type { Form } from './openai.ts';
import { readAsked } from './openai-request.ts';

/** llama.cpp's own, handed on as it comes; `index` tells several answers apart. */
export const takeLlamaCpp: Form = ({ content, stop, index, timings }, _, write) => {
  if (typeof content !== 'string') return false;
  write.say(content, index);
  write.usage(timings);
  write.progress.done ||= stop === true;
  return true;
};

/** One for each tab. */
export function createSillyTavern(tab: Tab, row: SiteRow, forms: readonly Form[]): OpenExchange {
  return createModelChat(tab, row, forms, {
    ask(fields, url) {
      // What it asks for itself: summaries, words for a picture.
      if (fields.type === 'quiet') return undefined;
      const asked = readAsked(fields, url);
      if (!asked) return undefined;
      // How to go on is said to the model after all that was said to it.
      const last = asked.messages.findLastIndex((message) => !isSystem(fieldsOf(message)));
      return {
        ...asked,
        messages: asked.messages.slice(0, last + 1),
        isStreamed: asked.isStreamed || fields.streaming === true,
      };
    },
  });
}
