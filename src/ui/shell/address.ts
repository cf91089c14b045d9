/** What a page was asked for, in its address: it can be linked to, kept, and gone back to. */

/** The part of it after the `?`. */
export interface Address {
  read(): URLSearchParams;
  /** Becomes the address without a new step in the tab's history. */
  write(asked: URLSearchParams): void;
  /** Becomes the address, the one before a step back. */
  open(asked: URLSearchParams): void;
  /** Calls where the person stepped back or forth; returns what ends it. */
  watch(changed: () => void): () => void;
}

/** The tab's own. */
export const tabAddress: Address = {
  read: () => new URLSearchParams(location.search),
  write: (asked) => history.replaceState(null, '', `?${asked}`),
  open: (asked) => history.pushState(null, '', `?${asked}`),
  watch: (changed) => {
    addEventListener('popstate', changed);
    return () => removeEventListener('popstate', changed);
  },
};

/** One that leads nowhere, for the gallery. */
export function freeAddress(start: string): Address {
  let current = new URLSearchParams(start);
  const become = (asked: URLSearchParams): void => {
    current = asked;
  };
  return {
    read: () => current,
    write: become,
    open: become,
    watch: () => () => undefined,
  };
}
