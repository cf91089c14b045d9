/**
 * Pictures of OpenAI's images endpoints, whole or streamed. Sources: platform.openai.com API reference, "Images";
 * LocalAI and others speak the same.
 */
import type { RequestBody } from '../../model/messages/exchange.ts';
import { createEventDecoder } from '../decoders/events.ts';
import { bodyFields, formField } from '../reading/body.ts';
import { asFields, asSlug, asText, type Fields } from '../reading/json.ts';
import { countAsked, sizeOf } from '../reading/numbers.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import { wordsOf } from '../reading/refusal.ts';
import type { BodyDecoder, Progress, Take } from '../reading/stream-answer.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { OpenExchange, Tab } from '../site.ts';

/** One prompt makes at most 10 (the reference's `n`). */
const MAX_PICTURES = 10;
/** A reply that is longer holds the pictures themselves, and is too long to be read (decoders/json-stream.ts). */
const MAX_READ_CHARS = 1_000_000;

/** What was asked for. */
interface Order {
  readonly count: number;
  readonly size: string;
}

/** A page that asks for pictures: JSON, or, to change one it has, a form. */
export function createOpenAiImages(tab: Tab, row: SiteRow): OpenExchange {
  return ({ body, ...exchange }) => {
    const said = (name: string) => saidIn(body, name);
    const turn = startTurn(
      tab,
      { body, ...exchange },
      {
        key: null,
        intent: exchange.url.includes('/edits') ? 'edit' : 'new',
        model: asSlug(said('model')),
        texts: [said('prompt')],
        contextTokens: 0,
      },
    );
    turn.kind = 'image';
    const order = { count: countAsked(said('n')), size: said('size') };
    return readBody(tab, turn, row, (progress, note) => readPictures(turn, order, progress, note));
  };
}

function saidIn(body: RequestBody, name: string): string {
  const value = bodyFields(body)[name];
  return typeof value === 'number' ? `${value}` : (asText(value) ?? formField(body, name));
}

function readPictures(turn: Turn, order: Order, progress: Progress, note: Take): BodyDecoder {
  let length = 0;

  function add(key: string, size: unknown): void {
    const [wide, high] = (asText(size) ?? order.size).split('x').map(Number);
    turn.addMedia(key, { type: 'image', ...sizeOf(wide, high) });
    progress.understood = true;
    progress.done = true;
  }

  function take(event: Fields, name: string): void {
    if (event.error) progress.error = wordsOf(event.error);
    const pictures = Array.isArray(event.data) ? event.data : /\.completed$/.test(name) ? [event] : [];
    for (const [index, picture] of pictures.slice(0, MAX_PICTURES).entries()) {
      const { url, b64_json: data } = asFields(picture) ?? {};
      // The picture itself may stand there: its end is enough to know it again, and two that are alike are two.
      const key = asText(url) ?? (asText(data) && `${index} ${asText(data)?.slice(-200)}`);
      if (key !== undefined) add(key, event.size);
    }
    if (name.endsWith('.partial_image')) progress.understood = true;
    if (!progress.understood) note(event, name);
  }

  const decoder = createEventDecoder((type, data) => {
    const event = asFields(data);
    if (event) take(event, asText(event.type) ?? type);
  });
  return {
    push(text) {
      length += text.length;
      decoder.push(text);
    },
    end() {
      decoder.end();
      if (progress.understood || length <= MAX_READ_CHARS) return;
      for (let index = 0; index < Math.min(order.count, MAX_PICTURES); index++)
        add(`asked ${index}`, undefined);
    },
  };
}
