/**
 * Lumo: what is said is encrypted before it leaves the page, and so is what is answered. Each prompt counts as one, its
 * input by its size. Sources: README.md.
 */
import { bodyFields } from '../reading/body.ts';
import { asId, asList, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { startTurn } from '../reading/prompt.ts';
import { countTokens } from '../reading/text-meter.ts';
import { countTurn } from '../reading/unread.ts';
import type { CreateReader } from '../site.ts';
import { row } from './row.ts';

/** Of AES-GCM as the site uses it: 12 bytes before what is encrypted, 16 behind it. */
const CIPHER_BYTES = 28;
const BASE64_CHARS = 4;
const BASE64_BYTES = 3;
const BYTES_A_TOKEN = 4;

export const createReader: CreateReader = (tab) => (exchange) => {
  const body = bodyFields(exchange.body);
  const asked = fieldsOf(body.Prompt ?? body);
  const turns = asList(asked.turns ?? asked.messages).map(fieldsOf);
  const said = turns.filter(({ role }) => role === 'user');
  if (said.length === 0) return undefined;
  const last = said.at(-1) ?? {};
  const turn = startTurn(tab, exchange, {
    key: asId(asked.request_id) ?? asId(fieldsOf(body.lumo).request_id) ?? null,
    intent: said.length > 1 ? 'followup' : 'new',
    mode: modeOf(asked),
    texts: last.encrypted === true ? [] : [asText(last.content) ?? ''],
  });
  if (last.encrypted === true) turn.attachedTokens = tokensOf(last);
  const earlier = turns.filter((one) => one !== last);
  turn.contextTokens = earlier.reduce((sum, one) => sum + tokensOf(one), 0);
  return countTurn(tab, row, turn);
};

function modeOf({ reasoning_effort: effort }: Fields): 'standard' | 'reasoning' {
  return effort === undefined || effort === 'none' ? 'standard' : 'reasoning';
}

function tokensOf({ content, encrypted }: Fields): number {
  if (encrypted !== true) return countTokens([asText(content) ?? '']);
  const bytes = ((asText(content) ?? '').length / BASE64_CHARS) * BASE64_BYTES - CIPHER_BYTES;
  return Math.round(Math.max(0, bytes) / BYTES_A_TOKEN);
}
