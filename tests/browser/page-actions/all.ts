/** Every page and its main actions, in the order a person takes them, said once for both browsers. */
import type { BrowserName } from '../../harness/both-browsers.ts';
import { type Action, isIn } from './action.ts';
import { AROUND } from './around.ts';
import { FIRST } from './first.ts';
import { OPTIONS } from './options.ts';
import { POPUP } from './popup.ts';
import { VIEWS } from './views.ts';

export const ACTIONS: readonly Action[] = [...FIRST, ...POPUP, ...OPTIONS, ...VIEWS, ...AROUND];

/** What was done and found so, in one browser. */
export type Done = ReadonlySet<Action>;

const BEGIN = '<!-- pages: begin -->';
const END = '<!-- pages: end -->';

/** The page with the table between its markers written anew. @throws where it has none */
export function withActions(page: string, done: Readonly<Record<BrowserName, Done>>): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`the page has no ${BEGIN} and ${END}`);
  const cell = (action: Action, name: BrowserName) =>
    done[name].has(action) ? 'yes' : isIn(action, name) ? 'no' : '–';
  const rows = ACTIONS.map(
    (action) =>
      `| ${action.page} | ${action.what} | ${cell(action, 'firefox')} | ${cell(action, 'chromium')} |`,
  );
  const table = ['| page | action | Firefox | Chromium |', '|---|---|---|---|', ...rows].join('\n');
  return `${page.slice(0, from + BEGIN.length)}\n${table}\n${page.slice(to)}`;
}
