/** Reads a large JSON object piece by piece: what its fields hold, the items of arrays one by one. */
import { BrokenJson, createJsonItems } from '../json-items.ts';

/** A field of the object, or one item of a field that is an array. */
export interface JsonEntry {
  readonly name: string;
  /** Place in the array, from 1; null for a field that is none. */
  readonly row: number | null;
  readonly value: unknown;
}

/** No field or item of ours comes near either. */
const LIMITS = { characters: 1_000_000, values: 200_000, levels: 64 };

/**
 * @param isWanted by name of a field: of others nothing is given, and whether they are JSON is not looked at
 * @throws BrokenJson where the text is no whole JSON object, or an entry is larger or deeper than any of ours
 */
export async function* jsonEntries(
  pieces: AsyncIterable<string>,
  isWanted: (name: string) => boolean = () => true,
): AsyncGenerator<JsonEntry> {
  const items = createJsonItems(LIMITS);
  for await (const piece of pieces) {
    for (const { field, place, raw } of items.push(piece)) {
      if (field !== null && isWanted(field)) yield { name: field, row: place, value: parsed(raw) };
    }
  }
  if (!items.isDone()) throw new BrokenJson('no whole JSON object');
}

function parsed(raw: string | null): unknown {
  if (raw === null) throw new BrokenJson('an entry is nested too deep');
  try {
    return JSON.parse(raw);
  } catch {
    throw new BrokenJson('an entry is no JSON');
  }
}
