/** The whole content of an Open WebUI message: what it shows, and what it folds away. */
import type { Turn } from '../reading/turn.ts';

/** UTF-16 units of an answer that an earlier prompt was counted for. */
export interface Before {
  readonly answer: number;
  readonly reasoning: number;
}

/**
 * The answer so far, as the page shows it: reasoning and tool calls are folded into `<details>`.
 * @param before what the content begins with, where the answer is gone on with
 */
export function takeContent(turn: Turn, lane: string, content: string, before: Before): void {
  let thought = '';
  const visible = content.replace(
    /<details type="(\w+)"[^>]*>(.*?)(?:<\/details>\n?|$)/gs,
    (_, type: string, inner: string) => {
      if (type === 'reasoning') thought += unfold(inner);
      return '';
    },
  );
  turn.answer(`${lane}0`).snapshot(visible.trim().slice(before.answer));
  if (thought.length <= before.reasoning) return;
  turn.reasoning.snapshot(thought.slice(before.reasoning));
  turn.noteThinking();
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#39': "'",
  amp: '&',
};

/** The reasoning inside: a quotation under a summary. */
function unfold(inner: string): string {
  return inner
    .replace(/<summary>.*?<\/summary>/s, '')
    .trim()
    .replace(/&(lt|gt|quot|#x27|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/^> ?/gm, '');
}
