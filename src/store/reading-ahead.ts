/** Reads what lies next while what came before it is taken in. */

/**
 * @param read what lies after a place, null for the beginning
 * @param endOf where the next lies after; undefined at the end
 */
export function readingAhead<Place, Found>(
  read: (after: Place | null, most: number) => Promise<Found>,
  endOf: (found: Found) => Place | undefined,
): (after: Place | null, most: number) => Promise<Found> {
  let ahead: { readonly name: string; readonly found: Promise<Found> } | undefined;

  function readAhead(name: string, after: Place, most: number): void {
    const found = read(after, most);
    ahead = { name, found };
    found.catch(() => {
      if (ahead?.found === found) ahead = undefined;
    });
  }

  const nameOf = (after: Place | null, most: number): string => JSON.stringify([after, most]);

  return async (after, most) => {
    const found = await (ahead?.name === nameOf(after, most) ? ahead.found : read(after, most));
    const end = endOf(found);
    ahead = undefined;
    if (end !== undefined) readAhead(nameOf(end, most), end, most);
    return found;
  };
}
