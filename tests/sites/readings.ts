/**
 * A capture as its site's reader reads it, in words: every field of every turn, so that what no capture names as
 * expected can't change unseen either.
 */
import type { Media, Usage } from '../../src/model/usage/usage.ts';
import type { Turn } from '../../src/sites/reading/turn.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import type { CreateReader } from '../../src/sites/site.ts';
import { type Capture, playCapture, playInto, TabDouble } from './tab-double.ts';

/**
 * A line for each turn the capture leads to, one for each it leads to when the page sends it all once more, and one for
 * each there is when the page leaves in the middle of the answer.
 */
export function readingOf(createReader: CreateReader, row: SiteRow, capture: Capture): string[] {
  const tab = new TabDouble();
  const open = createReader(tab);
  playInto(tab, open, row, capture);
  const first = turnsOf(tab).map((words) => `  ${words}`);
  playInto(tab, open, row, capture);
  const again = turnsOf(tab)
    .slice(first.length)
    .map((words) => `  again: ${words}`);
  const half = playCapture(createReader, row, leftHalfway(capture));
  const left = half.turns.map((turn) => `  left: ${endOf(turn, half.clock)}`);
  return [capture.scenario, ...(first.length > 0 ? first : ['  nothing']), ...again, ...left];
}

/** What each turn of the tab came to, in words; facts are parted by ` | `. */
export function turnsOf(tab: TabDouble): string[] {
  return tab.turns.map((turn, index) => {
    const key = tab.inits[index]?.key ?? 'none';
    return `${wordsOf(turn, tab.clock)} | key ${key} | conversation ${turn.conversation || 'none'}`;
  });
}

/** The page goes away once it has half the pieces of the answer to its prompt. */
function leftHalfway(capture: Capture): Capture {
  const main = capture.exchanges.find(({ role, chunks }) => role === 'main' && chunks.length > 1);
  const atMs = main?.chunks[Math.floor((main.chunks.length - 1) / 2)]?.atMs ?? 0;
  const exchanges = capture.exchanges
    .filter(({ chunks }) => (chunks[0]?.atMs ?? 0) <= atMs)
    .map((exchange) => ({
      ...exchange,
      chunks: exchange.chunks.filter((chunk) => chunk.atMs <= atMs),
      ...((exchange.chunks.at(-1)?.atMs ?? 0) > atMs ? { abortAtMs: atMs } : {}),
    }));
  return { ...capture, exchanges };
}

/** What came of a turn, without what is the same whatever did. */
function endOf(turn: Turn, now: number): string {
  const { model, outputTokens, reasoningTokens, toolTokens, media, outcome } = turn.usage(now);
  const tokens = `output ${outputTokens}, reasoning ${reasoningTokens}, tools ${toolTokens}`;
  return [outcome, `${model}`, tokens, ...media.map(mediaWords)].join(' | ');
}

function wordsOf(turn: Turn, now: number): string {
  const usage = turn.usage(now);
  const { kind, intent, mode, effort, model, generations, outcome, durationMs, seen, session } = usage;
  const asked = turn.modelRequested === model ? '' : ` (asked ${turn.modelRequested})`;
  const facts = [
    `${session ? 'session ' : ''}${kind} ${intent} ${mode}${effort === null ? '' : `/${effort}`}`,
    `${model}${asked}`,
    `input ${amount(usage, 'input')} "${shortened(turn.input.measuredText)}"`,
    `context ${usage.contextTokens}`,
    `output ${amount(usage, 'output')}${generations === 1 ? '' : ` in ${generations} answers`}`,
    `reasoning ${amount(usage, 'reasoning')}`,
    ...(usage.toolTokens > 0 ? [`tools ${usage.toolTokens}`] : []),
    ...(usage.totalTokens === null ? [] : [`total ${usage.totalTokens}`]),
    ...usage.media.map(mediaWords),
    ...(turn.thinkingMs === null ? [] : [`thought for ${turn.thinkingMs} ms`]),
    `${outcome} in ${durationMs} ms${seen === 'network' ? '' : `, seen by ${seen}`}`,
    ...(turn.understood === true ? [] : [`understood: ${turn.understood}`]),
  ];
  return facts.join(' | ');
}

function amount(usage: Usage, part: 'input' | 'output' | 'reasoning'): string {
  const source = usage.tokenSource[part];
  return `${usage[`${part}Tokens`]}${source === 'counted' ? '' : ` ${source}`}`;
}

function mediaWords({ type, count, ...shape }: Media): string {
  const details = Object.entries(shape).map(([name, value]) => ` ${name} ${value}`);
  return `${count} ${type}${details.join('')}`;
}

/** Enough of a prompt to know it by: a wrong or a missing one is another length, or begins or ends otherwise. */
function shortened(text: string): string {
  const line = text.replaceAll('\n', '\\n');
  return line.length <= 40 ? line : `${line.slice(0, 18)}…${line.slice(-18)}`;
}
