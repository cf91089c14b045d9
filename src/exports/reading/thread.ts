/**
 * A conversation as a tree: prompts, what answered each, and what was asked instead. Every branch counts, not only the
 * one that is in sight: an answer made again, or to a prompt edited later, was made all the same.
 */
import { groupedBy } from '../../model/grouped.ts';

/** A message, or a place in the tree without one. */
export interface ThreadNode<Message> {
  readonly id: string;
  /** Null, or of nothing in the file, where the thread begins. */
  readonly parentId: string | null;
  readonly message: Message;
  /** A person sent it: what stands below, up to the next prompt, answers it. */
  readonly isPrompt: boolean;
  /** What it stands below had ended: it was asked to go on, without a prompt. */
  readonly isContinuation?: boolean;
  /** Epoch ms, where told. */
  readonly at: number | undefined;
}

/** One run of messages that answer a prompt. */
export interface Answer<Message> {
  /** Top down. */
  readonly nodes: readonly ThreadNode<Message>[];
  /** Place of the answer that it was asked to go on with. */
  readonly after: number | undefined;
}

/** How a prompt stands to what was asked before it. */
export type PromptIntent = 'new' | 'followup' | 'edit';

/** A prompt with all that answered it, the first answer first. */
export interface Asked<Message> {
  readonly prompt: ThreadNode<Message>;
  readonly intent: PromptIntent;
  /** The prompt and the answer below which it was asked; null for the first. */
  readonly below: { readonly prompt: ThreadNode<Message>; readonly answer: number } | null;
  readonly answers: readonly Answer<Message>[];
  /** Epoch ms: its own, else the earliest below, else the nearest above; undefined where the thread has none. */
  readonly at: number | undefined;
}

/** All prompts of a thread, each after the one it was asked below. Circles are cut where they close. */
export function promptsOf<Message>(nodes: readonly ThreadNode<Message>[]): Asked<Message>[] {
  const tree = treeOf(nodes);
  const found: Asked<Message>[] = [];
  // In a circle nothing is a beginning: any prompt of it may stand for one.
  const beginnings = [...tree.roots, ...nodes.filter(({ isPrompt }) => isPrompt)];
  const open: Next<Message>[] = beginnings.reverse().map((node) => ({ node, below: null, above: undefined }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, below, above } = next;
    if (tree.seen.has(node.id)) continue;
    tree.seen.add(node.id);
    const { answers, following } = belowOf(node, tree);
    const times = answers.map(({ nodes }) => nodes.findLast((one) => one.at !== undefined)?.at);
    const at = node.isPrompt ? (node.at ?? earliest(answers) ?? above) : above;
    if (node.isPrompt) found.push({ prompt: node, intent: 'followup', below, answers, at });
    for (const { node: prompt, answer } of following.reverse())
      open.push({
        node: prompt,
        below: node.isPrompt ? { prompt: node, answer } : below,
        above: times[answer] ?? at,
      });
  }
  return withIntents(found);
}

interface Tree<Message> {
  readonly roots: readonly ThreadNode<Message>[];
  readonly children: ReadonlyMap<string, readonly ThreadNode<Message>[]>;
  readonly seen: Set<string>;
}

/** A place to look on from. */
interface Next<Message> {
  readonly node: ThreadNode<Message>;
  readonly below: Asked<Message>['below'];
  readonly above: number | undefined;
}

function treeOf<Message>(nodes: readonly ThreadNode<Message>[]): Tree<Message> {
  const ids = new Set(nodes.map(({ id }) => id));
  const sorted = [...nodes].sort(
    (a, b) => (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY) || 0,
  );
  const children = new Map<string, ThreadNode<Message>[]>();
  for (const node of sorted) {
    if (node.parentId === null) continue;
    const siblings = children.get(node.parentId);
    if (siblings) siblings.push(node);
    else children.set(node.parentId, [node]);
  }
  const roots = nodes.filter(({ parentId }) => parentId === null || !ids.has(parentId));
  return { roots, children, seen: new Set() };
}

/** What answers a prompt, and the prompts below it, each with the answer it follows; -1 where it follows none. */
function belowOf<Message>(prompt: ThreadNode<Message>, { children, seen }: Tree<Message>) {
  const answers: { nodes: ThreadNode<Message>[]; after: number | undefined }[] = [];
  const following: { node: ThreadNode<Message>; answer: number }[] = [];
  const open = [{ id: prompt.id, answer: -1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { id, answer } = next;
    let isContinued = answer < 0;
    for (const node of children.get(id) ?? []) {
      if (node.isPrompt) following.push({ node, answer });
      else if (!seen.has(node.id)) {
        seen.add(node.id);
        // The first goes on with the answer, others are made anew from there.
        const goesOn = answer >= 0 && !isContinued && !node.isContinuation;
        const after = node.isContinuation && answer >= 0 ? answer : undefined;
        const index: number = goesOn ? answer : answers.push({ nodes: [], after }) - 1;
        isContinued ||= index === answer;
        answers[index]?.nodes.push(node);
        open.push({ id: node.id, answer: index });
      }
    }
  }
  return { answers, following };
}

function earliest(answers: readonly Answer<unknown>[]): number | undefined {
  const times = answers.flatMap(({ nodes }) => nodes.flatMap(({ at }) => at ?? []));
  return times.reduce<number | undefined>((a, b) => (a !== undefined && a <= b ? a : b), undefined);
}

/** Of prompts below the same message, the first was asked, and the later ones instead of it. */
function withIntents<Message>(asked: readonly Asked<Message>[]): Asked<Message>[] {
  const timeOf = ({ at }: Asked<Message>) => at ?? 0;
  const firstOf = (all: readonly Asked<Message>[]) =>
    all.reduce<Asked<Message> | undefined>((a, b) => (a && timeOf(a) <= timeOf(b) ? a : b), undefined);
  const beginning = firstOf(asked.filter(({ below }) => below === null));
  const places = groupedBy(asked, ({ prompt }) => prompt.parentId ?? '');
  const firsts = new Set([...places.values()].map(firstOf));
  return asked.map((one) => {
    if (one === beginning) return { ...one, intent: 'new' };
    const isFirst = firsts.has(one);
    return { ...one, intent: isFirst ? 'followup' : 'edit' };
  });
}
