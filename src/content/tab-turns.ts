/**
 * The turns of one document: started by readers, told to the background when their prompt is sent, from time to time
 * while the answer runs, and when they settle. Earlier turns of a conversation make up its context.
 */
import type { Advice } from '../coach/rules.ts';
import { remember } from '../model/bounded.ts';
import { contextTokens } from '../sites/reading/context.ts';
import { measuredOf } from '../sites/reading/measured.ts';
import { Turn, type TurnInit } from '../sites/reading/turn.ts';
import type { Tab } from '../sites/site.ts';
import { randomKey } from './random-key.ts';
import type { Send } from './sender.ts';

/** While an answer runs, what is known is told this often, so that a crashed tab loses little. */
const INTERIM_MS = 5_000;
/** Oldest turns are forgotten beyond this; their requests are long stored. */
const MAX_TURNS = 500;

/**
 * What the coach says of a turn's prompt, in the light of the tab's turns, oldest first. Its script, which runs only
 * where a person wants it (coach.ts), leaves this in our world of the page.
 */
export type Adviser = (turn: Turn, turns: readonly Turn[]) => Advice | null;

declare global {
  var trottinetteAdviser: Adviser | undefined;
}

interface Told {
  readonly turn: Turn;
  readonly key: string;
  rev: number;
  at: number;
}

/** What readers start turns with, and when the background hears of them. */
export interface TabTurns {
  readonly tab: Tab;
  /** Sends what is due; called after each piece of work. */
  tell(): void;
  /** Sends all that is pending: the page is going away. */
  tellAll(): void;
  /** The turns started or found since the last call. */
  takeTouched(): Turn[];
}

/** A turn asked for by a key that is known is the one there is; without a key it is a new one. */
export function createTabTurns(site: string, send: Send): TabTurns {
  const known = new Map<string, Told>();
  const due = new Set<Told>();
  let touched: Turn[] = [];

  function start(key: string, init: TurnInit): Told {
    const turn = new Turn(init, (_, urgent) => {
      if (urgent || Date.now() - told.at >= INTERIM_MS) due.add(told);
    });
    if (globalThis.trottinetteAdviser) turn.input.kept = '';
    const told: Told = { turn, key, rev: 0, at: init.at };
    remember(known, key, told, MAX_TURNS);
    due.add(told);
    return told;
  }

  function observe(told: Told): void {
    const { turn, key } = told;
    const now = Date.now();
    const advice = takeAdvice(turn);
    told.at = now;
    send({
      ...turn.usage(now),
      site,
      endpoint: turn.endpoint,
      key,
      rev: told.rev++,
      at: turn.at,
      thinkingMs: turn.thinkingMs,
      understood: turn.understood,
      shape: turn.shape,
      ...(turn.exportKey ? { exportKey: turn.exportKey } : {}),
      ...(advice ? { advice } : {}),
      ...(__MEASURE__ ? { measured: measuredOf(turn) } : {}),
    });
    if (turn.outcome !== 'pending') turn.release();
  }

  function allTurns(): Turn[] {
    return Array.from(known.values(), (told) => told.turn);
  }

  /** At the first report, after which the prompt is let go of. */
  function takeAdvice(turn: Turn): Advice | null | undefined {
    if (turn.input.kept === null) return null;
    const advice = globalThis.trottinetteAdviser?.(turn, allTurns());
    turn.input.kept = null;
    return advice;
  }

  return {
    tab: {
      now: () => Date.now(),
      turn(init) {
        const key = init.key ?? randomKey();
        const { turn } = known.get(key) ?? start(key, init);
        touched.push(turn);
        return turn;
      },
      contextTokens: (conversation, next) => contextTokens(allTurns(), conversation, next),
    },
    tell() {
      due.forEach(observe);
      due.clear();
    },
    tellAll() {
      for (const told of known.values()) if (told.turn.outcome === 'pending') observe(told);
    },
    takeTouched() {
      const taken = touched;
      touched = [];
      return taken;
    },
  };
}
