/**
 * An answer as its frames tell it. Every frame says the whole of it anew: the text so far, of each draft, which may
 * also take back what it said before; so each is measured against the last.
 */
import type { MediaType } from '../../model/usage/usage.ts';
import { at } from '../decoders/jspb.ts';
import { asList, asSlug, asText } from '../reading/json.ts';
import type { Turn } from '../reading/turn.ts';
import { isMakingVideo, isResearch, mediaOf, type ProducedMedia } from './media.ts';
import { readAnswerText } from './visible-text.ts';

const MAX_CANDIDATES = 8;
/** Names of media kept for telling them again; more than a turn counts. */
const MAX_NAMES = 256;

/** Indexes in a frame's payload and in a candidate. */
const CANDIDATES = 4;
const MODEL_LABEL = [42];
const CANDIDATE_ID = [0];
const TEXT = [1, 0];
const CARD_TEXT = [22, 0];
const THOUGHTS = [37, 0, 0];

const CARD = /^https?:\/\/googleusercontent\.com\/card_content\/\d+$/;

/** One answer, with all its drafts. */
export interface Answer {
  readonly turn: Turn;
  /** A frame with some of the answer has come. */
  readonly hasContent: boolean;
  /** A later reading of the conversation may show more of it. */
  readonly mayGetMore: boolean;
  /** What the answer has a place for and has not brought. */
  readonly awaited: readonly MediaType[];
  /** Takes a frame's payload in. */
  take(payload: unknown): void;
  /** Takes in what a later reading of the conversation shows of this answer; false if there is nothing new. */
  takeLate(candidates: unknown): boolean;
}

/** Writes into the turn: a text for each draft, and media once for all the names they go by. */
export function createAnswer(turn: Turn): Answer {
  const candidateIds = new Set<string>();
  const keys = new Map<string, string>();
  const produced = new Set<MediaType>();
  const promised = new Set<MediaType>();
  let hasContent = false;

  function addMedia({ names, ...media }: ProducedMedia): void {
    const known = names.map((name) => keys.get(name)).find((key) => key !== undefined);
    const key = known ?? names[0] ?? media.type;
    if (keys.size < MAX_NAMES) for (const name of names) keys.set(name, key);
    produced.add(media.type);
    // Told again, it may lack its size.
    if (known === undefined || media.width) turn.addMedia(key, media);
  }

  function takeCandidate(candidate: unknown, index: number): void {
    const id = candidateIdOf(candidate, index);
    if (candidateIds.size >= MAX_CANDIDATES && !candidateIds.has(id)) return;
    candidateIds.add(id);
    const text = asText(at(candidate, ...TEXT)) ?? '';
    const card = asText(at(candidate, ...CARD_TEXT));
    const thoughts = asText(at(candidate, ...THOUGHTS)) ?? '';
    const media = mediaOf(candidate, id);
    const read = readAnswerText(card !== undefined && CARD.test(text) ? card : text);
    turn.answer(id).snapshot(read.visible);
    turn.generations = candidateIds.size;
    if (isMakingVideo(candidate)) promised.add('video');
    if (isResearch(candidate)) turn.mode = 'research';
    for (const type of read.promised) promised.add(type);
    for (const item of media) addMedia(item);
    // Drafts share their thoughts and their tools.
    if (index === 0) takeThoughts(thoughts, read.code);
    hasContent ||= text !== '' || thoughts !== '' || media.length > 0;
  }

  function takeThoughts(thoughts: string, code: string): void {
    if (code !== '') turn.tool.snapshot(code);
    if (thoughts === '') return;
    turn.reasoning.snapshot(thoughts);
    turn.reasoningIsSummary = true;
    turn.noteThinking();
  }

  const awaited = (): MediaType[] => [...promised].filter((type) => !produced.has(type));

  return {
    turn,
    get mayGetMore() {
      return produced.size === 0 || awaited().length > 0;
    },
    get hasContent() {
      return hasContent;
    },
    get awaited() {
      return awaited();
    },
    take(payload) {
      candidatesOf(at(payload, CANDIDATES)).forEach(takeCandidate);
      if (hasContent) turn.model = asSlug(at(payload, ...MODEL_LABEL)) ?? turn.model;
    },
    takeLate(candidates) {
      const before = produced.size;
      for (const [index, candidate] of candidatesOf(candidates).entries()) {
        mediaOf(candidate, candidateIdOf(candidate, index)).forEach(addMedia);
      }
      return produced.size > before;
    },
  };
}

function candidatesOf(list: unknown): readonly unknown[] {
  return asList(list).slice(0, MAX_CANDIDATES);
}

function candidateIdOf(candidate: unknown, index: number): string {
  return asText(at(candidate, ...CANDIDATE_ID)) ?? String(index);
}
