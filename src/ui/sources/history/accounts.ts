/** Whose files are whose: accounts are told apart by what the files call them, and known by number and file alone. */
import type { ReadFile } from '../../../exports/listener.ts';
import type { ReadPrompt } from '../../../exports/source.ts';
import { MOST_ACCOUNTS } from '../../../model/messages/wire.ts';

/** One of the accounts that files of a source are of. */
export interface FoundAccount {
  readonly source: string;
  /** From 1, in the order they were met. */
  readonly account: number;
  /** The first few of its files, as they were given. */
  readonly files: readonly string[];
}

/** Files named of an account; more would not be read. */
const MOST_FILES = 3;

/** Told apart while files are read; what they are called goes with it. */
export function createAccounts() {
  const known = new Map<string, { source: string; account: number; files: string[] }>();
  const counts = new Map<string, number>();
  return {
    /** @returns its number among the accounts of its source; 0 where nothing tells */
    of(prompt: ReadPrompt, source: string, file: ReadFile | null): number {
      const name = prompt.account ?? file?.account ?? null;
      if (name === null) return 0;
      const key = JSON.stringify([source, name]);
      const found = known.get(key) ?? {
        source,
        account: Math.min(MOST_ACCOUNTS, (counts.get(source) ?? 0) + 1),
        files: [],
      };
      known.set(key, found);
      counts.set(source, Math.max(found.account, counts.get(source) ?? 0));
      const given = file?.path.split('/')[0];
      if (given !== undefined && found.files.length < MOST_FILES && !found.files.includes(given))
        found.files.push(given);
      return found.account;
    },
    all: (): FoundAccount[] => [...known.values()],
  };
}

/** Where files of one account alone were met, nothing is asked. */
export function sourcesOfSeveral(accounts: readonly FoundAccount[]): ReadonlySet<string> {
  return new Set(accounts.filter(({ account }) => account > 1).map(({ source }) => source));
}
