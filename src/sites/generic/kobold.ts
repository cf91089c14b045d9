/**
 * Answers of KoboldCpp's own API, streamed by tokens or whole, as it gives them itself or SillyTavern hands them on.
 * Source: LostRuins/koboldcpp koboldcpp.py and LostRuins/lite.koboldai.net index.html.
 */
import { asFields, asSlug, asText, parseJson } from '../reading/json.ts';
import type { SiteRow } from '../row.ts';
import type { ExchangeReader, OpenExchange, Tab } from '../site.ts';
import { createModelChat } from './growing.ts';
import { type Form, takeChatCompletion } from './openai.ts';
import { readAsked } from './openai-request.ts';

const MAX_REPLY_CHARS = 4_096;
/** Before the name of the file it has loaded. */
const OWN_NAME = /^koboldcpp\//;

export const takeKobold: Form = ({ token, results, finish_reason: reason }, _, write) => {
  if (typeof token === 'string') {
    write.say(token);
    write.finish(reason);
    return true;
  }
  if (!Array.isArray(results)) return false;
  for (const [index, item] of results.entries()) {
    const result = asFields(item) ?? {};
    write.say(result.text, index);
    write.usage(result);
  }
  write.progress.done = true;
  return true;
};

/** One for each tab. Its page asks once which model is loaded; no prompt names it. */
export function createKobold(tab: Tab, row: SiteRow): OpenExchange {
  let model: string | undefined;
  const chat = createModelChat(tab, row, [takeKobold, takeChatCompletion], {
    ask(fields, url) {
      const asked = readAsked(fields, url);
      // What a program of its page calls the model is no name of one.
      return asked && { ...asked, model: model ?? asked.model };
    },
  });

  function readModel(): ExchangeReader {
    let reply = '';
    return {
      text(text) {
        if (reply.length < MAX_REPLY_CHARS) reply += text;
      },
      end() {
        const name = asText(asFields(parseJson(reply))?.result)?.replace(OWN_NAME, '');
        model = asSlug(name) ?? model;
      },
    };
  }

  return (exchange) => (exchange.endpoint === 'model' ? readModel() : chat(exchange));
}
