/**
 * The options of a wanted `fetch`, read in the native's place and as it would: each member once, in the same order, so
 * that code of the page's that stands behind them (a getter, a Proxy) is run no more often than without us.
 */
import { bare, bareList, isObject, quietly } from './pristine.ts';

/** Values as the page gave them; to be given to the native. */
export interface Options {
  readonly method?: unknown;
  readonly body?: unknown;
  readonly headers?: unknown;
  readonly signal?: unknown;
}

/** What the native asks its options for in this browser, in its order: it is shown some that note what it asks. */
function membersAsked(): readonly string[] {
  const members = bareList<string>();
  const note = (_: object, name: PropertyKey) => {
    if (typeof name === 'string') members[members.length] = name;
  };
  quietly(() => new Request('data:,', new Proxy(bare({}), bare({ get: note }))));
  return members;
}

/** @returns a reader that gives undefined for what is no object, and throws what code of the page's throws */
export function createOptionsReader(): (init: unknown) => Options | undefined {
  const members = membersAsked();
  return (init) => {
    if (!isObject(init) && typeof init !== 'function') return undefined;
    const read = bare<Record<string, unknown>>({});
    for (let i = 0; i < members.length; i++) {
      const name = members[i] as string;
      const value = (init as Record<string, unknown>)[name];
      if (value !== undefined) read[name] = value;
    }
    return read;
  };
}
