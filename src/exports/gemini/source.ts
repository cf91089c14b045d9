/** Gemini's activity as Google's Takeout hands it over: a list in JSON, or a page. Grammar and sources: README.md. */
import { asList, asText, type Fields, fieldsOf } from '../../sites/reading/json.ts';
import type { Turn } from '../../sites/reading/turn.ts';
import { chatPrompt, newTurn, settled } from '../reading/chat-prompt.ts';
import { imagesOfHtml, plainText, textOfHtml } from '../reading/html.ts';
import { ofIso } from '../reading/times.ts';
import { type ExportSource, type FileItem, type FileReading, type ReadPrompt, readingOf } from '../source.ts';
import { readPageEntry } from './page.ts';
import { promptVerb, withoutVerb } from './verbs.ts';

/** Names of the product in all languages hold one of them. */
const PRODUCT = /Gemini|Bard/i;

export const gemini: ExportSource = {
  id: 'gemini',
  recognises: ({ value }, form) => {
    if (form === 'html')
      return typeof value === 'string' && PRODUCT.test(value) && value.includes('content-cell');
    const { time, products, header, title } = fieldsOf(value);
    const isActivity = Array.isArray(products) || (asText(header) !== undefined && typeof title === 'string');
    return asText(time) !== undefined && isActivity;
  },
  createReading: () => readingOf(openFile),
};

/** One activity: whether it was a prompt may only be known from all of them. */
interface Activity {
  readonly title: string;
  readonly turn: Turn;
  readonly isAnswered: boolean;
}

function openFile(): FileReading {
  const activities: Activity[] = [];
  return {
    take(item) {
      const activity = readItem(item);
      if (activity) activities.push(activity);
      return [];
    },
    end() {
      const verb = promptVerb(activities.filter(({ isAnswered }) => isAnswered).map(({ title }) => title));
      // Newest first as it is handed over: of equal moments the last is the oldest.
      const sorted = activities.toReversed().sort((a, b) => a.turn.at - b.turn.at);
      /** Prompts so far of the same second. */
      const counts = new Map<string, number>();
      return sorted.flatMap((activity) => promptOf(activity, verb, counts));
    },
  };
}

function readItem({ value }: FileItem): Activity | undefined {
  if (typeof value === 'string') {
    const entry = readPageEntry(value);
    return entry && PRODUCT.test(entry.product)
      ? activityOf(entry.title, entry.at, entry.answers)
      : undefined;
  }
  const fields = fieldsOf(value);
  const names = [fields.header, ...asList(fields.products)].map((name) => asText(name) ?? '');
  const at = ofIso(fields.time);
  if (!names.some((name) => PRODUCT.test(name)) || at === undefined) return undefined;
  // What a person typed is no markup, whatever stands in it.
  return activityOf(plainText(asText(fields.title) ?? '').trim(), at, answersOf(fields));
}

function answersOf({ safeHtmlItem }: Fields): string[] {
  return asList(safeHtmlItem).flatMap((item) => asText(fieldsOf(item).html) ?? []);
}

function activityOf(title: string, at: number, answers: readonly string[]): Activity {
  const turn = newTurn(at);
  for (const html of answers) {
    turn.answer().append(textOfHtml(html));
    for (const source of imagesOfHtml(html)) turn.addMedia(source, { type: 'image' });
  }
  turn.generations = Math.max(1, answers.length);
  return { title, turn, isAnswered: answers.length > 0 };
}

function promptOf(
  { title, turn, isAnswered }: Activity,
  verb: RegExp,
  counts: Map<string, number>,
): ReadPrompt[] {
  if (!isAnswered && !verb.test(title)) return [];
  turn.input.append(withoutVerb(title, verb));
  settled(turn, isAnswered ? 'complete' : 'failed');
  // The page has no more of a moment than its second: what was read of one is known in the other.
  const second = new Date(turn.at).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  const number = counts.get(second) ?? 0;
  counts.set(second, number + 1);
  const importKey = `takeout:${second}${number > 0 ? `:${number}` : ''}`;
  return [chatPrompt({ site: 'gemini', liveKey: null, importKey }, turn)];
}
