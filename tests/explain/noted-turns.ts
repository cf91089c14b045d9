/** The turns of the relay, with what becomes of them noted: what changes, what is told, what would be stored. */
import { toRequest } from '../../src/background/request.ts';
import { createTabTurns, type TabTurns } from '../../src/content/tab-turns.ts';
import type { Observation } from '../../src/model/usage/observation.ts';
import { parseObservation } from '../../src/model/usage/parse-observation.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import type { TextMeter } from '../../src/sites/reading/text-meter.ts';
import type { Turn, TurnInit } from '../../src/sites/reading/turn.ts';
import { mergeRequest } from '../../src/store/requests.ts';
import { changesOf, type Facts, factsOf, NO_FACTS } from './turn-facts.ts';

export interface TurnChange {
  /** `turn 1`, `turn 2`, … in the order in which they started. */
  readonly turn: string;
  readonly starts: boolean;
  readonly changes: readonly string[];
}

export interface Told {
  readonly turn: string;
  readonly observation: Observation;
  /** The background takes it. */
  readonly isTaken: boolean;
}

export interface ReadTurn {
  readonly name: string;
  /** The site's own; null where the wire names none. */
  readonly key: string | null;
  readonly turn: Turn;
  /** The visible answers, joined. */
  readonly outputText: string;
  /** What would be stored; undefined when nothing told was taken. */
  readonly request: UsageRequest | undefined;
}

export interface NotedTurns {
  /** As the relay has them. */
  readonly turns: TabTurns;
  /** What is new of each turn since the last call. */
  takeChanges(): TurnChange[];
  /** What was told since the last call. */
  takeTold(): Told[];
  /** In the order in which they started. */
  all(): ReadTurn[];
}

interface KnownTurn {
  readonly name: string;
  readonly ownKey: string | null;
  readonly turn: Turn;
  readonly outputText: () => string;
  facts: Facts;
  request: UsageRequest | undefined;
}

export function noteTurns(site: string): NotedTurns {
  const told: Observation[] = [];
  /** By the key they are told under. */
  const known = new Map<string, KnownTurn>();
  const turns = createTabTurns(site, (observation) => told.push(observation));

  /** A turn the wire has no key for gets one that can be told from the site's own. */
  function startTurn(init: TurnInit): Turn {
    const key = init.key ?? `unnamed ${known.size}`;
    const turn = turns.tab.turn({ ...init, key });
    if (!known.has(key)) {
      const name = `turn ${known.size + 1}`;
      const outputText = watchAnswers(turn);
      known.set(key, { name, ownKey: init.key, turn, outputText, facts: {}, request: undefined });
    }
    return turn;
  }

  return {
    turns: { ...turns, tab: { ...turns.tab, turn: startTurn } },
    takeChanges() {
      return [...known.values()].flatMap((one) => {
        const before = one.facts;
        const starts = Object.keys(before).length === 0;
        one.facts = factsOf(one.turn, turns.tab.now());
        const changes = changesOf(starts ? NO_FACTS : before, one.facts);
        return starts || changes.length > 0 ? [{ turn: one.name, starts, changes }] : [];
      });
    },
    takeTold() {
      return told.splice(0).map((observation) => {
        const one = known.get(observation.key);
        const isTaken = parseObservation(observation) !== undefined;
        if (one && isTaken) one.request = filed(observation, one.request, turns.tab.now());
        return { turn: one?.name ?? '', observation, isTaken };
      });
    },
    all() {
      return Array.from(known.values(), ({ name, ownKey, turn, outputText, request }) => {
        return { name, key: ownKey, turn, outputText: outputText(), request };
      });
    },
  };
}

/** A turn gives marks of its text only; its meters have the text itself. */
function watchAnswers(turn: Turn): () => string {
  const meters = new Set<TextMeter>();
  const answer = turn.answer.bind(turn);
  const dropAnswer = turn.dropAnswer.bind(turn);
  turn.answer = (id) => {
    const meter = answer(id);
    meters.add(meter);
    return meter;
  };
  turn.dropAnswer = (id) => {
    meters.delete(answer(id));
    dropAnswer(id);
  };
  return () => Array.from(meters, (meter) => meter.measuredText).join('');
}

/** What the recorder would store of it, in a zone nobody chose. */
function filed(
  observation: Observation,
  previous: UsageRequest | undefined,
  now: number,
): UsageRequest | undefined {
  const circumstances = { id: observation.key, device: '', now, zone: null };
  const request = { ...toRequest(observation, circumstances), rev: observation.rev };
  return mergeRequest(request, previous) ?? previous;
}
