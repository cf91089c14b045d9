/**
 * One turn: a prompt and all it produced, gathered from as many exchanges as the site spreads it over. Lives in the
 * tab while the answer runs. Text passes through its meters and is forgotten.
 */
import { MAX_GENERATIONS, MAX_MEDIA_COUNT, MAX_TOKENS } from '../../model/limits.ts';
import type { ExchangeShape } from '../../model/usage/observation.ts';
import type { Intent, Kind, Media, Mode, Outcome, TokenSource, Usage } from '../../model/usage/usage.ts';
import type { BelievedTokens, Call, Judge } from './judge.ts';
import { mergeShapes } from './media-shapes.ts';
import { markEnd, TextMeter } from './text-meter.ts';

/** What is known of a turn when its prompt is sent; `at` is epoch ms. */
export interface TurnInit {
  /** The site's own id of the prompt; two exchanges with the same key are one turn. Null: none on the wire. */
  key: string | null;
  endpoint: string;
  at: number;
}

/** Answers told apart; those beyond are measured as one. */
const MAX_ANSWERS = 500;

/** Pending until it is settled; `at` is epoch ms, and null is what is not known yet, or never told. */
export class Turn {
  readonly endpoint: string;
  readonly at: number;
  /** The site's own id of the prompt, as its export has it; null where the wire tells none. */
  exportKey: string | null;
  kind: Kind = 'text';
  intent: Intent = 'unknown';
  mode: Mode = 'standard';
  effort: string | null = null;
  /** The model that answered, once known; see `modelRequested`. */
  model: string | null = null;
  /** What the request asked for: stands in when something answered and the wire does not say what. */
  modelRequested: string | null = null;
  generations = 1;
  session = false;
  seen: 'network' | 'dom' = 'network';
  /** Id of the site's conversation, for the running context total. Stays in the tab. */
  conversation: string | null = null;
  /** The turn an edit or a regeneration takes the place of; null where it isn't known which. */
  replaces: Turn | null = null;
  contextTokens = 0;
  /** Tokens of attachments of which only the size is known. */
  attachedTokens = 0;
  /** Thinking time the server states. */
  thinkingMs: number | null = null;
  /** The reasoning that is shown is only a summary of what was thought. */
  reasoningIsSummary = false;
  /** Null until the reader knows whether it made sense of the exchange. */
  understood: boolean | null = null;
  shape: ExchangeShape | null = null;
  /** What is produced as long as the turn goes on: of a call, its seconds. @param end epoch ms */
  mediaUntil: (end: number) => readonly Media[] = () => [];
  /** Part of the answer could not be measured. */
  degraded = false;
  readonly input = new TextMeter();
  /** What the model was given to read that nobody typed: results of tools and searches, retrieved pages. */
  readonly read = new TextMeter();
  readonly reasoning = new TextMeter();
  readonly tool = new TextMeter();
  /** Of the visible answers, by name: `answer` makes them. */
  readonly answerMeters = new Map<string, TextMeter>();
  /** What each call of a model is said to have taken; written by reported.ts, as is what judges them. */
  readonly calls = new Map<string, Call>();
  judge: Judge = () => ({});
  #outcome: Outcome = 'pending';
  #endedAt: number | null = null;
  readonly #media = new Map<string, Media>();
  readonly #tell: (turn: Turn, urgent: boolean) => void;

  constructor(init: TurnInit, tell: (turn: Turn, urgent: boolean) => void) {
    this.endpoint = init.endpoint;
    this.at = init.at;
    this.exportKey = init.key;
    this.#tell = tell;
  }

  get outcome(): Outcome {
    return this.#outcome;
  }

  /** The meter of one visible answer, by the site's message id (or any name). Made at first use. */
  answer(id = ''): TextMeter {
    const name = this.answerMeters.size < MAX_ANSWERS || this.answerMeters.has(id) ? id : '';
    const meter = this.answerMeters.get(name) ?? new TextMeter();
    this.answerMeters.set(name, meter);
    return meter;
  }

  /** Takes an answer back: it turned out not to be visible. */
  dropAnswer(id: string): void {
    this.answerMeters.delete(id);
  }

  /** What is new to the model, as counted: typed, attached, and read. */
  get givenTokens(): number {
    return this.input.tokens + this.read.tokens + this.attachedTokens;
  }

  get inputTokens(): number {
    return this.reported.input ?? this.givenTokens;
  }

  /** What is believed of what the wire states, instead of us counting. */
  get reported(): BelievedTokens {
    const { outputTokens: output } = this;
    const seen = { input: this.givenTokens, output, reasoning: this.reasoning.tokens };
    return this.judge([...this.calls.values()], seen);
  }

  /** Counted, whatever the wire reports: rounded once, however many parts it is in. */
  get outputTokens(): number {
    let tokens = 0;
    let length = 0;
    for (const meter of this.answerMeters.values()) {
      tokens += meter.exactTokens;
      length += meter.length;
    }
    return length > 0 ? Math.max(1, Math.round(tokens)) : 0;
  }

  /**
   * The prompt, as later turns read it again. Where the input is reported with the context in it, it is what was
   * counted: earlier turns count themselves.
   */
  get promptTokens(): number {
    return this.reported.context === undefined ? this.inputTokens : this.givenTokens;
  }

  /**
   * What later turns of its conversation read again: the prompt, what was answered, and what tools were told. Of answers
   * side by side each model reads its own, or all read the one that was chosen.
   */
  get keptTokens(): number {
    const written = this.outputTokens + this.tool.tokens;
    return this.promptTokens + Math.round(written / Math.max(1, this.generations));
  }

  /** Whether the model produced anything: visible text, reasoning, a tool call, or media. */
  get produced(): boolean {
    if (this.#media.size > 0 || this.reasoning.length > 0 || this.tool.length > 0) return true;
    for (const meter of this.answerMeters.values()) if (meter.length > 0) return true;
    return (this.reported.output ?? 0) > 0;
  }

  /** The site did not take the prompt, or nothing came of it: no later turn reads it, and none takes its place. */
  get cameToNothing(): boolean {
    return (this.#outcome === 'refused' || this.#outcome === 'failed') && !this.produced;
  }

  /** Something was produced; `key` (its id, its URL, or itself) makes it count once however often it is told. */
  addMedia(key: string, media: Omit<Media, 'count'>): void {
    const mark = markEnd(key);
    if (this.#media.size >= MAX_MEDIA_COUNT && !this.#media.has(mark)) return;
    this.#media.set(mark, { ...media, count: 1 });
    this.kind = media.type;
  }

  /** Takes media back by their `key`: announced, and never produced. */
  dropMedia(key: string): void {
    this.#media.delete(markEnd(key));
  }

  /** The model thought before it answered, whether or not it was asked to. */
  noteThinking(): void {
    if (this.mode === 'standard') this.mode = 'reasoning';
  }

  /** More is known, nothing final: told at the next convenient moment. */
  changed(): void {
    this.#tell(this, false);
  }

  /**
   * The turn has come to this. May be called again when more comes in (a late image, a resumed stream), also with
   * 'pending' when an ended exchange turns out to go on elsewhere.
   */
  settle(outcome: Outcome, now: number): void {
    this.#outcome = outcome;
    this.#endedAt = outcome === 'pending' ? null : now;
    this.#tell(this, true);
  }

  /**
   * A part of what carries the turn could not be read. What it produced so far is taken to have come evenly.
   * @param ratio bytes left out for each byte before them
   */
  leaveOut(ratio: number): void {
    this.degraded = true;
    for (const meter of [this.reasoning, this.tool, ...this.answerMeters.values()]) meter.leaveOut(ratio);
  }

  /** Lets go of text kept for comparison. */
  release(): void {
    const meters = [this.input, this.read, this.reasoning, this.tool];
    for (const meter of [...meters, ...this.answerMeters.values()]) meter.release();
  }

  /** The numbers as they stand: each is within bounds where it is read, and their sums are here. */
  usage(now: number): Usage {
    const { reported } = this;
    const source = (value: number | undefined): TokenSource => (value === undefined ? 'counted' : 'reported');
    const tokens = (sum: number): number => Math.min(sum, MAX_TOKENS);
    const answered = this.produced;
    const end = this.#endedAt ?? now;
    return {
      kind: this.kind,
      intent: this.intent,
      mode: this.mode,
      effort: this.effort,
      model: this.model ?? (answered ? this.modelRequested : null),
      generations: Math.min(this.generations, MAX_GENERATIONS),
      inputTokens: tokens(this.inputTokens),
      contextTokens: tokens(reported.context ?? this.contextTokens),
      outputTokens: tokens(reported.output ?? this.outputTokens),
      reasoningTokens: tokens(reported.reasoning ?? this.reasoning.tokens),
      toolTokens: tokens(this.tool.tokens),
      totalTokens: reported.total === undefined ? null : tokens(reported.total),
      tokenSource: {
        input: reported.input === undefined && this.attachedTokens > 0 ? 'inferred' : source(reported.input),
        // Not readable, or not wholly: the background infers what is missing.
        output:
          this.degraded || (this.understood === false && !answered) ? 'inferred' : source(reported.output),
        // A summary, or time alone, says that there was more: the background infers it.
        reasoning:
          reported.reasoning !== undefined ? 'reported' : this.#hidesReasoning ? 'inferred' : 'counted',
      },
      media: mergeShapes([...this.#media.values(), ...this.mediaUntil(end)]),
      outcome: this.#outcome,
      durationMs: Math.max(0, end - this.at),
      seen: this.seen,
      session: this.session,
    };
  }

  get #hidesReasoning(): boolean {
    // A reported output counts what is not shown, too.
    if (this.reported.output !== undefined) return false;
    if (this.reasoningIsSummary || this.thinkingMs !== null) return true;
    return this.mode !== 'standard' && this.reasoning.length === 0;
  }
}
