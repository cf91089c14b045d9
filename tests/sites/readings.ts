/**
 * A capture as its site's reader reads it, in words: every field of every turn, so that what no capture names as
 * expected can't change unseen either.
 */
import type { Media, Usage } from '../../src/model/usage/usage.ts';
import type { Turn } from '../../src/sites/reading/turn.ts';
import type { SiteRow } from '../../src/sites/row.ts';
import type { CreateReader } from '../../src/sites/site.ts';
import { type Capture, playInto, TabDouble } from './tab-double.ts';

/** A line for each turn the capture leads to, and one for each it leads to when the page sends it all once more. */
export function readingOf(createReader: CreateReader, row: SiteRow, capture: Capture): string[] {
  const tab = new TabDouble();
  const open = createReader(tab);
  playInto(tab, open, row, capture);
  const first = tab.turns.map((turn) => `  ${wordsOf(turn, tab.clock)}`);
  const { length } = tab.turns;
  playInto(tab, open, row, capture);
  const again = tab.turns.slice(length).map((turn) => `  again: ${wordsOf(turn, tab.clock)}`);
  return [capture.scenario, ...(first.length > 0 ? first : ['  nothing']), ...again];
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
