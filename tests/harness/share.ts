/**
 * What a run takes of combinations there are too many of for each: by its seed (TEST_SEED) another part each time, so
 * that some runs see all of them; `npm run test:all` (RUN_ALL=1) takes every one at once.
 */

export const RUN_ALL = process.env.RUN_ALL === '1';

export const RUN_SEED = Number(process.env.TEST_SEED ?? 1);

/** One of `oneOf`, as many whatever the seed: among `oneOf` seeds in a row each is taken at least once. */
export function shareOf<Item>(all: readonly Item[], oneOf: number): readonly Item[] {
  if (RUN_ALL) return all;
  const taken = Array.from({ length: Math.ceil(all.length / oneOf) }, (_, n) => RUN_SEED + n * oneOf);
  return taken.flatMap((place) => all.slice(place % all.length)[0] ?? []);
}

/** One of them, for the `place`th of those who are given one each: neighbours get different ones. */
export function oneFor<Item>(all: readonly Item[], place: number): readonly Item[] {
  return RUN_ALL ? all : all.slice((place + RUN_SEED) % all.length).slice(0, 1);
}
