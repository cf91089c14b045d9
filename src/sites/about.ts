/**
 * What people are told of each site: what is counted there, where its tokens come from, and what is known to be
 * missing. Codes only: the words stand where they are shown. Pages of AI sites carry none of this.
 */

/** What can be counted on a site. `voice` is a session, told by its seconds. */
export type Counted = 'text' | 'reasoning' | 'research' | 'image' | 'video' | 'audio' | 'voice';

/** Where the tokens of an answer come from: the site's own figures, its total alone, or our count of the text. */
export type TokenOrigin = 'reported' | 'total' | 'counted' | 'none';

/** What is known to be missing of a site, or not exact. */
export type Limit =
  /** The wire names no model, or a mode only. */
  | 'no-model'
  /** Which models answer in a comparison is not told. */
  | 'models-unnamed'
  /** Models people made and named count as custom. */
  | 'custom-models'
  /** Media that come after the tab was closed stay pending. */
  | 'late-media'
  /** What was asked for counts as made: the page is not told more. */
  | 'media-as-asked'
  /** A video's or sound's length is not told. */
  | 'no-seconds'
  /** A run of research or of an agent is estimated as a whole. */
  | 'run-estimated'
  /** Reasoning is shown in summaries; the rest is inferred. */
  | 'reasoning-summaries'
  /** An answer that goes on after a break is not joined. */
  | 'resumed-apart'
  /** Attached files are counted without their size. */
  | 'files-unsized'
  /** Voice is not counted. */
  | 'no-voice'
  /** Media are not counted. */
  | 'no-media'
  /** Part of what crosses the network can't be read: it is inferred. */
  | 'partly-unreadable'
  /** What is answered is not read, since nobody has shown its form: it is inferred. */
  | 'answers-unread'
  /** Answers written into ordinary pages by the server are not counted. */
  | 'not-in-pages';

/** One site; an empty list of limits means that none is known. */
export interface SiteAbout {
  readonly counts: readonly Counted[];
  readonly tokens: TokenOrigin;
  readonly limits: readonly Limit[];
}

/** By the id of the row in table.ts. */
export const ABOUT: Readonly<Record<string, SiteAbout>> = {
  chatgpt: {
    counts: ['text', 'reasoning', 'research', 'image', 'voice'],
    tokens: 'counted',
    limits: ['run-estimated', 'late-media'],
  },
  claude: { counts: ['text', 'reasoning', 'research'], tokens: 'counted', limits: ['run-estimated'] },
  gemini: {
    counts: ['text', 'reasoning', 'research', 'image', 'video', 'audio'],
    tokens: 'counted',
    limits: ['reasoning-summaries', 'run-estimated', 'late-media'],
  },
  copilot: {
    counts: ['text', 'reasoning', 'research', 'image'],
    tokens: 'counted',
    limits: ['no-model', 'late-media', 'no-voice'],
  },
  deepseek: { counts: ['text', 'reasoning'], tokens: 'total', limits: ['files-unsized'] },
  mistral: {
    counts: ['text', 'reasoning', 'research', 'image'],
    tokens: 'counted',
    limits: ['resumed-apart'],
  },
  grok: {
    counts: ['text', 'reasoning', 'image', 'video'],
    tokens: 'counted',
    limits: ['late-media', 'no-voice'],
  },
  'grok-x': { counts: ['text', 'reasoning'], tokens: 'counted', limits: ['no-voice'] },
  qwen: {
    counts: ['text', 'reasoning', 'research', 'image', 'video'],
    tokens: 'reported',
    limits: ['no-seconds', 'reasoning-summaries'],
  },
  perplexity: { counts: ['text', 'research'], tokens: 'counted', limits: ['no-media', 'no-voice'] },
  kimi: { counts: ['text', 'reasoning'], tokens: 'counted', limits: ['no-model', 'no-media'] },
  lmarena: { counts: ['text', 'reasoning', 'image'], tokens: 'counted', limits: ['models-unnamed'] },
  comparia: { counts: ['text', 'reasoning'], tokens: 'reported', limits: ['models-unnamed'] },
  't3-chat': { counts: ['text', 'reasoning', 'image'], tokens: 'reported', limits: [] },
  openrouter: { counts: ['text', 'reasoning', 'image'], tokens: 'reported', limits: [] },
  suno: { counts: ['audio'], tokens: 'none', limits: ['late-media'] },
  midjourney: { counts: ['image', 'video'], tokens: 'none', limits: ['media-as-asked'] },
  leonardo: { counts: ['image', 'video'], tokens: 'none', limits: ['media-as-asked'] },
  ideogram: { counts: ['image'], tokens: 'none', limits: ['late-media'] },
  firefly: { counts: ['image', 'video'], tokens: 'none', limits: ['media-as-asked'] },
  runway: { counts: ['image', 'video', 'audio'], tokens: 'none', limits: ['late-media'] },
  canva: { counts: ['image'], tokens: 'none', limits: ['no-model', 'media-as-asked'] },
  notion: { counts: ['text', 'reasoning'], tokens: 'reported', limits: [] },
  'github-copilot': { counts: ['text'], tokens: 'reported', limits: [] },
  characterai: { counts: ['text'], tokens: 'counted', limits: ['no-model', 'no-voice'] },
  poe: { counts: ['text', 'image'], tokens: 'counted', limits: ['custom-models'] },
  metaai: {
    counts: ['text', 'reasoning', 'image'],
    tokens: 'counted',
    limits: ['partly-unreadable', 'no-voice'],
  },
  'm365-copilot': { counts: ['text', 'reasoning', 'research', 'image'], tokens: 'counted', limits: [] },
  duckai: { counts: ['text', 'image'], tokens: 'counted', limits: ['not-in-pages'] },
  huggingchat: { counts: ['text', 'reasoning', 'image'], tokens: 'counted', limits: [] },
  zai: { counts: ['text', 'reasoning'], tokens: 'reported', limits: ['no-media'] },
  you: { counts: ['text', 'research'], tokens: 'counted', limits: ['no-model'] },
  pi: { counts: ['text'], tokens: 'counted', limits: ['no-model', 'no-voice'] },
  cohere: { counts: ['text'], tokens: 'counted', limits: [] },
  aistudio: { counts: ['text', 'reasoning'], tokens: 'counted', limits: ['no-media'] },
  bing: {
    counts: ['image', 'video'],
    tokens: 'none',
    limits: ['no-model', 'no-seconds', 'not-in-pages'],
  },
  google: { counts: ['text'], tokens: 'counted', limits: ['no-model'] },
  genspark: {
    counts: ['text', 'reasoning', 'research', 'image', 'video', 'audio'],
    tokens: 'counted',
    limits: ['run-estimated', 'media-as-asked'],
  },
  bolt: { counts: ['text'], tokens: 'reported', limits: [] },
  lovable: { counts: ['text'], tokens: 'counted', limits: ['answers-unread', 'run-estimated', 'no-model'] },
  doubao: { counts: ['text', 'reasoning'], tokens: 'counted', limits: ['no-model', 'no-media'] },
  qianwen: { counts: ['text', 'reasoning'], tokens: 'counted', limits: ['no-media'] },
  yuanbao: { counts: ['text', 'reasoning'], tokens: 'counted', limits: ['no-media'] },
  chatglm: { counts: ['text', 'reasoning', 'image'], tokens: 'counted', limits: ['no-model'] },
  baidu: { counts: ['text', 'reasoning'], tokens: 'counted', limits: ['answers-unread'] },
  notebook: {
    counts: ['text', 'reasoning'],
    tokens: 'counted',
    limits: ['no-model', 'no-media', 'files-unsized'],
  },
  brave: { counts: ['text', 'research'], tokens: 'reported', limits: ['no-model', 'run-estimated'] },
  lumo: {
    counts: ['text', 'reasoning'],
    tokens: 'counted',
    limits: ['answers-unread', 'no-model', 'no-media'],
  },
  quillbot: {
    counts: ['text', 'image'],
    tokens: 'counted',
    limits: ['answers-unread', 'no-model', 'media-as-asked'],
  },
  janitorai: { counts: ['text'], tokens: 'counted', limits: ['answers-unread', 'no-model'] },
  rufus: { counts: ['text'], tokens: 'counted', limits: ['answers-unread', 'no-model'] },
  flow: { counts: ['image', 'video'], tokens: 'none', limits: ['media-as-asked', 'no-seconds'] },
  dreamina: { counts: ['image', 'video'], tokens: 'none', limits: ['media-as-asked'] },
  kling: { counts: ['image', 'video'], tokens: 'none', limits: ['media-as-asked'] },
  hailuo: { counts: ['image', 'video'], tokens: 'none', limits: ['media-as-asked'] },
  freepik: { counts: ['image', 'video'], tokens: 'none', limits: ['media-as-asked'] },
  elevenlabs: { counts: ['audio'], tokens: 'none', limits: ['no-seconds'] },
};
