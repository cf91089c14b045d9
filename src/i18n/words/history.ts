/** Words of the page where a person brings their history. */
import type { CommonWords } from './common.ts';
import type { ShareWords } from './share.ts';

/** Sources of which the page says how their files are had, in the order of its cards. */
export const HISTORY_SOURCES = [
  'chatgpt',
  'claude',
  'gemini',
  'mistral',
  'deepseek',
  'grok',
  'copilot',
  'perplexity',
  'claude-code',
  'codex',
  'gemini-cli',
  'copilot-cli',
  'vscode-copilot',
  'opencode',
] as const;

/** Why a file, or a part of one, was not read: see exports/listener.ts. */
export type FileProblem =
  | 'cut-off'
  | 'encrypted'
  | 'method'
  | 'too-many'
  | 'damaged'
  | 'nested'
  | 'swollen'
  | 'unknown'
  | 'broken'
  | 'items'
  | 'dates'
  | 'links'
  | 'database'
  | 'zones'
  | 'posts';

/** How the file of a source is had. */
export interface SourceWords {
  /** The way through its menus, or its folder. */
  readonly way: string;
  /** How long it takes, and what arrives. */
  readonly arrives: string;
  /** What it does not hold. */
  readonly lacks: string;
}

/** Counts come as a number, for grammar, and as text. */
export interface HistoryWords extends CommonWords {
  readonly lead: string;
  readonly drop: string;
  readonly dropMore: string;
  readonly chooseFiles: string;
  readonly chooseFolder: string;
  readonly sourcesTitle: string;
  readonly sources: Readonly<Record<(typeof HISTORY_SOURCES)[number], SourceWords>>;
  readonly cannotTitle: string;
  readonly cannot: readonly string[];
  /** `12 of 400 MB` */
  readonly reading: (read: string, all: string) => string;
  readonly found: (count: number, text: string) => string;
  readonly cancel: string;
  readonly failed: string;
  readonly previewTitle: string;
  readonly nothingFound: string;
  readonly takeColumn: string;
  readonly sourceColumn: string;
  /** Where files of two accounts of a source meet: what is asked. */
  readonly accounts: string;
  readonly account: (number: string) => string;
  /** Files that don't say whose they are. */
  readonly accountUntold: string;
  readonly fromTo: string;
  readonly newColumn: string;
  readonly knownColumn: string;
  readonly hadColumn: string;
  readonly energyColumn: string;
  /** How many stay out, and the words of a box that has them in. */
  readonly undecided: (count: number, text: string) => string;
  readonly undecidedToo: string;
  readonly deleted: (count: number, text: string) => string;
  readonly deletedToo: string;
  readonly full: (count: number, text: string) => string;
  readonly monthsOf: (source: string) => string;
  readonly month: string;
  readonly prompts: string;
  readonly images: string;
  readonly sounds: string;
  readonly take: (count: number, text: string) => string;
  readonly leave: string;
  readonly problemsTitle: string;
  readonly problems: Readonly<Record<FileProblem, string>>;
  readonly files: (count: number, text: string) => string;
  /** What of a file was left out by itself. */
  readonly entries: (count: number, text: string) => string;
  readonly taking: (done: string, all: string) => string;
  readonly taken: (count: number, text: string) => string;
  readonly notTaken: string;
  readonly undo: string;
  readonly undone: string;
  readonly notUndone: string;
  readonly yearsTitle: string;
  readonly noYears: string;
  readonly since: (date: string) => string;
  readonly total: (count: number, text: string, energy: string) => string;
  readonly biggestMonth: (month: string, energy: string) => string;
  /** What a bar of it says, and that bars do. */
  readonly monthSaid: (month: string, energy: string) => string;
  readonly monthsHint: string;
  readonly monthsChart: (from: string, to: string) => string;
  readonly byMonth: string;
  readonly bySource: string;
  readonly here: string;
  readonly elsewhereMore: string;
  readonly yearChanges: (year: string) => string;
  /** A model, and the month it was first used in. */
  readonly modelSince: (model: string, month: string) => string;
  readonly firstModels: (models: string) => string;
  readonly otherModels: (count: number, text: string) => string;
  readonly firstImages: string;
  readonly firstAgents: string;
  readonly apart: string;
  readonly share: ShareWords;
}
