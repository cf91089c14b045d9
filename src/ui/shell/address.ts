/** What a page was asked for, in its address: it can be linked to, kept, and gone back to. */

/** The part of it after the `?`. */
export interface Address {
  read(): URLSearchParams;
  /** Becomes the address without a new step in the tab's history. */
  write(asked: URLSearchParams): void;
}

/** The tab's own. */
export const tabAddress: Address = {
  read: () => new URLSearchParams(location.search),
  write: (asked) => history.replaceState(null, '', `?${asked}`),
};

/** One that leads nowhere, for the gallery. */
export function freeAddress(start: string): Address {
  let current = new URLSearchParams(start);
  return {
    read: () => current,
    write: (asked) => {
      current = asked;
    },
  };
}
