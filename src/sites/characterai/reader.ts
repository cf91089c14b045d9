/**
 * character.ai: commands and turns on one socket. A turn has candidates, of which a swipe asks for one more; each
 * frame tells the whole text so far. No model and no token counts are on the wire. Grammar and sources:
 * README.md.
 */
import { remember } from '../../model/bounded.ts';
import type { Intent } from '../../model/usage/usage.ts';
import { objectsIn } from '../decoders/message-objects.ts';
import { asFields, asId, asList, asName, asText, type Fields, fieldsOf } from '../reading/json.ts';
import { openTurn } from '../reading/open-turn.ts';
import { errorOutcome } from '../reading/refusal.ts';
import { createShape } from '../reading/shape.ts';
import type { CreateReader, ExchangeReader, ExchangeStart, Tab } from '../site.ts';
import { type Request, type Seen, takeTurn } from './candidates.ts';
import { row as characterai } from './row.ts';

const MAX_CHATS = 50;
const MAX_REQUESTS = 100;

/** What is generated, by the command that asks for it. */
const COMMANDS: ReadonlyMap<unknown, Intent> = new Map([
  ['create_and_generate_turn', 'followup'],
  ['generate_turn_candidate', 'regenerate'],
  ['generate_turn', 'continue'],
]);
const STOP = /^(?:abort|cancel|stop)/;

interface Memory {
  readonly tab: Tab;
  /** Chats made in this tab in which nothing was said yet. */
  readonly fresh: Map<string, true>;
  /** Candidates that have been told of. */
  readonly seen: Seen;
}

export const createReader: CreateReader = (tab) => {
  const memory: Memory = { tab, fresh: new Map(), seen: new Map() };
  return (exchange) => readSocket(memory, exchange);
};

function readSocket({ tab, fresh, seen }: Memory, start: ExchangeStart): ExchangeReader {
  const shape = createShape(characterai.vocabulary);
  /** By the id the page gives each command. */
  const requests = new Map<unknown, Request>();
  let last: Request | undefined;

  function begin(command: Fields, intent: Intent): void {
    const payload = asFields(command.payload) ?? {};
    const sent = asFields(payload.turn);
    const ids = asFields(sent?.turn_key ?? payload.turn_key) ?? {};
    const chat = asText(ids.chat_id) ?? asText(payload.chat_id) ?? '';
    const isPrompt = intent === 'followup' && ids.turn_id !== undefined;
    const turn = openTurn(
      tab,
      { ...start, at: tab.now() },
      isPrompt ? (asId(`${asName(chat)}/${asName(ids.turn_id)}`) ?? null) : null,
    );
    last = { turn, isSwipe: intent === 'regenerate', old: new Set(), done: new Set(), started: false };
    remember(requests, command.request_id, last, MAX_REQUESTS);
    if (turn.conversation !== null) return;
    turn.intent = intent === 'followup' && fresh.delete(chat) ? 'new' : intent;
    turn.conversation = chat;
    for (const candidate of asList(sent?.candidates)) {
      turn.input.append(asText(asFields(candidate)?.raw_content) ?? '');
    }
    turn.contextTokens = tab.contextTokens(chat, turn);
  }

  function takeOut(command: Fields): void {
    const intent = COMMANDS.get(command.command);
    if (intent) begin(command, intent);
    else if (command.command === 'create_chat') {
      const chat = asText(asFields(asFields(command.payload)?.chat)?.chat_id);
      if (chat !== undefined) remember(fresh, chat, true, MAX_CHATS);
    } else if (STOP.test(asName(command.command))) {
      const turn = meantBy(command, requests)?.turn;
      if (turn?.outcome === 'pending') turn.settle('stopped', tab.now());
    }
  }

  function takeIn(event: Fields): void {
    const request = requests.get(event.request_id) ?? last;
    if (!request) return;
    const { turn } = request;
    const told = asFields(event.turn);
    if (event.command === 'neo_error') {
      turn.understood = true;
      const code = typeof event.error_code === 'number' ? event.error_code : 0;
      if (turn.outcome === 'pending') {
        turn.settle(errorOutcome(turn.produced, asName(event.comment), code), tab.now());
      }
    } else if (told && (event.command === 'add_turn' || event.command === 'update_turn')) {
      takeTurn(request, told, seen, tab.now());
    } else if (!characterai.vocabulary.includes(asName(event.command)) && turn.understood !== true) {
      shape.name('type', asName(event.command));
      turn.understood = false;
      turn.shape = shape.shape();
    }
  }

  return {
    frame(direction, data) {
      if (direction === 'in' && typeof data === 'string') shape.size(data.length);
      for (const object of objectsIn(data)) {
        if (direction === 'out') takeOut(object);
        else takeIn(object);
      }
    },
    end() {
      for (const { turn } of requests.values()) {
        if (turn.outcome === 'pending') turn.settle('failed', tab.now());
      }
    },
  };
}

/** The request a command to stop is about: by its id, or the last one of its chat, or of all where it names neither. */
function meantBy(
  { request_id: id, payload }: Fields,
  requests: ReadonlyMap<unknown, Request>,
): Request | undefined {
  const { turn_key: key, chat_id: named } = fieldsOf(payload);
  const chat = asText(fieldsOf(key).chat_id) ?? asText(named);
  const isMeant = ({ turn }: Request) => chat === undefined || turn.conversation === chat;
  return requests.get(id) ?? [...requests.values()].findLast(isMeant);
}
