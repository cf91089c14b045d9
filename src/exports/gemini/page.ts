/** An entry of the activity page: what was done, a local time, and what was answered, one line after the other. */
import { LeftOut } from '../listener.ts';
import { linesOfHtml, textOfHtml } from '../reading/html.ts';
import { ofLocalText } from './local-time.ts';
import { isVerb } from './verbs.ts';

/** @see readPageEntry */
export interface PageEntry {
  readonly product: string;
  readonly title: string;
  /** Epoch ms. */
  readonly at: number;
  readonly answers: readonly string[];
}

const PRODUCT = 'mdl-typography--title">';
/** What it is of, and why it is there: not read but for the product, where the head doesn't say it. */
const CAPTION = 'mdl-typography--caption">';
const CONTENT =
  /<div class="content-cell[^"]*mdl-typography--body-1">([\s\S]*?)(?:<\/div>\s*<div class="content-cell|$)/;
/** What came with a prompt, by name: in English, and in French. */
const ATTACHED = /^(?:Attached \d+ files?|\d+ fichiers? joints?)\b/;

/**
 * @param html of one cell of the page
 * @returns undefined of what is no activity
 * @throws LeftOut where its time can't be told for sure: a guessed day would be wrong for good
 */
export function readPageEntry(html: string): PageEntry | undefined {
  const content = CONTENT.exec(html)?.[1];
  if (content === undefined) return undefined;
  const lines = linesOfHtml(content);
  const times = lines.map((line) => ofLocalText(textOfHtml(line)));
  const place = times.findIndex((at) => at !== undefined);
  const at = times[place];
  if (at === undefined) throw new LeftOut('zones');
  const answer = lines.slice(place + 1).join('<br>');
  const head = textOfHtml(between(html, PRODUCT, '</p>'));
  // The verb may stand there instead of before the prompt.
  const verb = head.split('\n').find((line) => isVerb(line.trim()));
  const title = textOfHtml(titleOf(lines.slice(0, place)).join('<br>'));
  return {
    product: verb === undefined ? head : `${head} ${textOfHtml(between(html, CAPTION, '</div>'))}`,
    title: verb === undefined ? title : `${verb.trim()} ${title}`,
    at,
    answers: textOfHtml(answer) === '' && !/<img\b/i.test(answer) ? [] : [answer],
  };
}

/** '' where it has no end: looked for once, however often it begins. */
function between(html: string, start: string, end: string): string {
  const from = html.indexOf(start);
  const to = from < 0 ? -1 : html.indexOf(end, from);
  return to < 0 ? '' : html.slice(from + start.length, to);
}

/** Without the names of files, which nobody typed. */
function titleOf(lines: readonly string[]): readonly string[] {
  const attached = lines.findIndex((line, index) => index > 0 && ATTACHED.test(textOfHtml(line)));
  return attached < 0 ? lines : lines.slice(0, attached);
}
