/**
 * compar:IA (comparia.beta.gouv.fr): two unnamed models answer side by side, each event telling one's whole
 * conversation anew. Grammar and sources: README.md.
 */
import type { Intent } from '../../model/usage/usage.ts';
import { createSseDecoder } from '../decoders/sse.ts';
import { bodyFields } from '../reading/body.ts';
import { asFields, asId, asList, asText, type Fields, parseJson } from '../reading/json.ts';
import { readBody, startTurn } from '../reading/prompt.ts';
import { wordsOf } from '../reading/refusal.ts';
import { expectUsage, reportUsage } from '../reading/reported.ts';
import type { Turn } from '../reading/turn.ts';
import type { CreateReader } from '../site.ts';
import { row as comparia } from './row.ts';

const INTENTS: Readonly<Record<string, Intent>> = { first: 'new', next: 'followup', retry: 'regenerate' };
const SESSION = 'x-session-hash';
const LANES = ['a', 'b'];

interface Lane {
  reasoning: string;
}

export const createReader: CreateReader = (tab) => (exchange) => {
  const { prompt_value: first, message } = bodyFields(exchange.body);
  const turn = startTurn(tab, exchange, {
    key: null,
    conversation: asId(exchange.headers[SESSION]),
    intent: INTENTS[exchange.endpoint] ?? 'unknown',
    texts: [asText(first) ?? asText(message) ?? ''],
  });
  turn.generations = LANES.length;
  for (const lane of LANES) expectUsage(turn, { lane });

  return readBody(tab, turn, comparia, (progress, note) => {
    const lanes = new Map<string, Lane>(LANES.map((lane) => [lane, { reasoning: '' }]));
    return createSseDecoder((name, data) => {
      const event = asFields(parseJson(data)) ?? {};
      const position = asText(event.pos);
      switch (event.type) {
        case 'init':
          turn.conversation = asId(event.session_hash) ?? turn.conversation;
          break;
        case 'chunk': {
          const lane = position && lanes.get(position);
          if (lane) takeMessages(turn, lane, position, asList(event.messages));
          break;
        }
        case 'complete':
          progress.done ||= position === undefined;
          break;
        case 'error':
          progress.error = wordsOf({ ...event, type: '' });
          break;
        default:
          note(event, name);
          return;
      }
      progress.understood = true;
    });
  });
};

/** The last message is the answer to this prompt. */
function takeMessages(turn: Turn, lane: Lane, position: string, messages: readonly unknown[]): void {
  const message: Fields = asFields(messages.at(-1)) ?? {};
  if (message.role !== 'assistant') return;
  turn.answer(position).snapshot(asText(message.content) ?? '');
  const reasoning = asText(message.reasoning) ?? '';
  // The models share one meter, so what a lane says again is left out.
  if (reasoning.length > lane.reasoning.length) {
    turn.reasoning.append(reasoning.slice(lane.reasoning.length));
    lane.reasoning = reasoning;
    turn.noteThinking();
  }
  reportUsage(turn, message.metadata, { lane: position });
}
