/** What the messages and events of a turn say about it beyond their text, and what it has come to by them. */
import type { EndReason } from '../../model/messages/exchange.ts';
import type { Outcome } from '../../model/usage/usage.ts';
import { asSlug, asText } from '../reading/json.ts';
import type { Turn } from '../reading/turn.ts';
import { createImageBook, type ImageBook } from './images.ts';
import type { ErrorOutcome } from './refusal.ts';

/** Far more than the messages, parts and thoughts of the longest turns. */
const MAX_FIELDS = 2_000;

/** How the turn goes. */
interface Course {
  /** The last event of the turn has come. */
  complete: boolean;
  /** The prompt's own stream ends without the answer, which comes elsewhere. */
  handedOff: boolean;
  /** The person stopped it, or the server says it was stopped. */
  stopped: boolean;
  error: ErrorOutcome | null;
  /** An image is being made in the background. */
  imageTask: boolean;
  /** The turn then ended in words: it was declined. */
  taskAnswered: boolean;
  /** A tool refused, or failed. */
  toolError: ErrorOutcome | null;
}

const NEW_COURSE: Readonly<Course> = {
  complete: false,
  handedOff: false,
  stopped: false,
  error: null,
  imageTask: false,
  taskAnswered: false,
  toolError: null,
};

/** Belongs to one turn, and changes as its events come. */
export interface TurnFacts extends Course {
  /** How sure `turn.model` is, see `noteModel`. */
  modelRank: number;
  /** An image was asked for, by the person or as the server sees it. */
  imageUse: boolean;
  /** Texts that may yet be told apart: memory must not grow with what a page makes up. */
  fieldsLeft: number;
  /** Ids of answers that ended the turn: two where the page compares two. */
  readonly finalAnswers: Set<string>;
  readonly images: ImageBook;
}

/**
 * As they stand when the prompt is sent.
 * @param wantsImage the request asks for an image
 */
export function createTurnFacts(turn: Turn, wantsImage: boolean): TurnFacts {
  return {
    ...NEW_COURSE,
    modelRank: 0,
    imageUse: wantsImage,
    fieldsLeft: MAX_FIELDS,
    finalAnswers: new Set(),
    images: createImageBook(turn),
  };
}

/** Takes back how the turn went so far: it is tried again. */
export function forgetCourse(facts: TurnFacts): void {
  Object.assign(facts, NEW_COURSE);
}

/** Which slug names what answered: the label, the server's own note, which may be an alias, what that led to. */
export const MODEL_RANK = { label: 1, server: 2, resolved: 3 } as const;

/**
 * Sets the turn's model, unless a surer source named one before; a slug that is no name is ignored.
 * @param rank of `MODEL_RANK`
 */
export function noteModel(turn: Turn, facts: TurnFacts, slug: unknown, rank: number): void {
  const model = modelName(slug);
  if (model === undefined || rank < facts.modelRank) return;
  turn.model = model;
  facts.modelRank = rank;
}

/** A name that is no slug was chosen by a person: only that there was one is kept. */
export function modelName(value: unknown): string | undefined {
  return asSlug(value) ?? (asText(value) && 'custom');
}

/** Models that think before they answer, by their slugs: `gpt-5-6-thinking`, `gpt-5-5-pro`, `o3`. */
export function isThinkingModel(slug: string | null): boolean {
  return slug !== null && /thinking|reason|-pro\b|^o\d/.test(slug);
}

/** Images come minutes after the stream that announces them has ended. */
export function awaitsImage(turn: Turn, facts: TurnFacts): boolean {
  if (facts.images.produced || facts.toolError) return false;
  return (
    (facts.imageTask && !facts.taskAnswered) ||
    (facts.imageUse && turn.tool.length > 0 && turn.outputTokens === 0)
  );
}

/** What a turn has come to when its carrier ends for this reason. */
export function outcomeOf(turn: Turn, facts: TurnFacts, reason: EndReason): Outcome {
  const { complete, error, toolError } = facts;
  if (facts.stopped) return 'stopped';
  if (error) return turn.produced ? 'failed' : error;
  // A deep research goes on for minutes out of sight: what is known at its launch is all there will be.
  if (facts.handedOff && !complete) return turn.mode === 'research' ? 'complete' : 'pending';
  if (!complete && reason !== 'complete') return reason === 'aborted' ? 'stopped' : 'failed';
  if (awaitsImage(turn, facts)) return 'pending';
  const answered = turn.outputTokens > 0 || facts.images.produced;
  // It broke off in the middle of an answer.
  if (!complete && answered && !facts.images.produced && facts.finalAnswers.size === 0) return 'failed';
  return toolError && !answered ? toolError : 'complete';
}
