/**
 * The turns of one document: started by readers, told to the background when their prompt is sent, from time to time
 * while the answer runs, and when they settle. Earlier turns of a conversation make up its context.
 */
import type { Observation } from '../model/observation.ts';
import type { Tab } from '../sites/site.ts';
import { Turn, type TurnInit } from '../sites/turn.ts';

/** While an answer runs, what is known is told this often, so that a crashed tab loses little. */
const INTERIM_MS = 5_000;
/** Oldest turns are forgotten beyond this; their requests are long stored. */
const MAX_TURNS = 500;

interface Told {
  readonly key: string;
  rev: number;
  at: number;
}

export interface TabTurns {
  readonly tab: Tab;
  /** Sends what is due; called after each piece of work. */
  tell(): void;
  /** Sends all that is pending: the page is going away. */
  tellAll(): void;
  /** The turns started or found since the last call. */
  takeTouched(): Turn[];
}

export function createTabTurns(site: string, send: (observation: Observation) => void): TabTurns {
  const turns = new Map<Turn, Told>();
  const byKey = new Map<string, Turn>();
  const due = new Set<Turn>();
  let touched: Turn[] = [];

  function start(init: TurnInit): Turn {
    const known = init.key === null ? undefined : byKey.get(init.key);
    const turn = known ?? new Turn(init, (changed, urgent) => markDue(changed, urgent));
    touched.push(turn);
    if (known) return known;
    const key = init.key ?? randomKey();
    turns.set(turn, { key, rev: 0, at: init.at });
    due.add(turn);
    byKey.set(key, turn);
    for (const [oldest, { key: oldestKey }] of turns) {
      if (turns.size <= MAX_TURNS) break;
      turns.delete(oldest);
      byKey.delete(oldestKey);
    }
    return turn;
  }

  function markDue(turn: Turn, urgent: boolean): void {
    const told = turns.get(turn);
    if (told && (urgent || Date.now() - told.at >= INTERIM_MS)) due.add(turn);
  }

  function observe(turn: Turn): void {
    const told = turns.get(turn);
    if (!told) return;
    const now = Date.now();
    told.at = now;
    send({
      ...turn.usage(now),
      site,
      endpoint: turn.endpoint,
      key: told.key,
      rev: told.rev++,
      at: turn.at,
      thinkingMs: turn.thinkingMs,
      understood: turn.understood,
      shape: turn.shape,
      ...(__MEASURE__ ? { measured: turn.measured() } : {}),
    });
    if (turn.outcome !== 'pending') turn.release();
  }

  return {
    tab: {
      now: () => Date.now(),
      turn: start,
      contextTokens(conversation) {
        let tokens = 0;
        for (const turn of turns.keys()) {
          if (turn.conversation === conversation)
            tokens += turn.inputTokens + turn.outputTokens + turn.tool.tokens;
        }
        return tokens;
      },
    },
    tell() {
      for (const turn of due) observe(turn);
      due.clear();
    },
    tellAll() {
      for (const turn of turns.keys()) if (turn.outcome === 'pending') observe(turn);
    },
    takeTouched() {
      const taken = touched;
      touched = [];
      return taken;
    },
  };
}

/** A key for a prompt the wire gives no id for: 128 random bits. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('-');
}
