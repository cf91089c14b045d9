/**
 * Texts that a model goes on with, sent whole each time: the chat so far, its answers and the names of who speaks. What
 * stood there before is context; what came to it since is the prompt.
 */
import { bodyFields } from '../reading/body.ts';
import { type Fields, fieldsOf } from '../reading/json.ts';
import { countTokens, markText } from '../reading/text-meter.ts';
import type { Turn } from '../reading/turn.ts';
import type { SiteRow } from '../row.ts';
import type { OpenExchange, Tab } from '../site.ts';
import { createHistory, type History, isSystem, textsOf } from './history.ts';
import { type ChatWays, createOpenAiChat, type Form } from './openai.ts';

/** Texts remembered by their marks: chats that take turns in one tab. */
const MAX_TEXTS = 10;

interface Known {
  /** Which of the tab's texts it is. */
  readonly number: number;
  readonly length: number;
  readonly hash: string;
  readonly tokens: number;
  /** Where the prompt at its end begins. */
  readonly start: number;
  /** The number of the text it goes on with: a text that is let go of is not held by those that came after it. */
  readonly under: number | undefined;
  turn?: Turn;
}

/** Knows no text yet; one for each tab. */
export function createGrowingHistory(): History {
  let known: Known[] = [];
  let count = 0;
  return {
    read(_, messages) {
      const told = messages.map(fieldsOf);
      const text = wordsOf(told.filter((message) => !isSystem(message)));
      const before = longestIn(known, text);
      const isAgain = before?.length === text.length;
      // The model's own words came to the text as well.
      const written = before?.turn?.answer('0').length ?? 0;
      const start = isAgain ? before.start : Math.min(text.length, (before?.length ?? 0) + written);
      const { hash } = markText(text);
      const under = isAgain ? before.under : before?.number;
      const now: Known = {
        number: count++,
        length: text.length,
        hash,
        tokens: countTokens([text]),
        start,
        under,
      };
      const beside = known.find(
        (one) => before && !isAgain && one.under === before.number && one.turn?.produced,
      );
      // What the person may come back to stays: to ask again, or something else.
      known = [now, ...known.filter((one) => !isAgain || one !== before)].slice(0, MAX_TEXTS);
      return {
        texts: [text.slice(start)],
        contextTokens:
          // Instructions stand beside the text.
          countTokens([wordsOf(told.filter(isSystem))]) +
          (isAgain
            ? countTokens([text.slice(0, start)])
            : (before?.tokens ?? 0) + (before?.turn?.outputTokens ?? 0)),
        intent: isAgain ? 'regenerate' : beside ? 'edit' : before ? 'followup' : 'new',
        ongoing: undefined,
        asked: isAgain ? before.turn : undefined,
        replaced: beside?.turn,
        found: [],
        belongsTo(turn) {
          now.turn = turn;
        },
      };
    },
  };
}

/** The longest of the texts that this one begins with. */
function longestIn(known: readonly Known[], text: string): Known | undefined {
  return known
    .filter(({ length, hash }) => length <= text.length && markText(text.slice(0, length)).hash === hash)
    .reduce<Known | undefined>((one, other) => (one && one.length > other.length ? one : other), undefined);
}

function wordsOf(messages: readonly Fields[]): string {
  return messages.flatMap(textsOf).join('\n');
}

/** A program that sends some models the conversation as messages, and others as one text. */
export function createModelChat(
  tab: Tab,
  row: SiteRow,
  forms: readonly Form[],
  ways: ChatWays = {},
): OpenExchange {
  const chat = createOpenAiChat(tab, row, forms, { history: createHistory(), ...ways });
  const story = createOpenAiChat(tab, row, forms, { ...ways, history: createGrowingHistory() });
  return (exchange) => (typeof bodyFields(exchange.body).prompt === 'string' ? story : chat)(exchange);
}
