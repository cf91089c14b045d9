/** Times that something is tried whose outcome a machine with other work may spoil. */
const TRIES = 3;

/**
 * Where a busy machine alone can spoil what is looked at (memory that waits to be collected, a tab that its browser ends
 * before its scripts had a turn), it is looked at again; what is wrong each time is wrong.
 * @returns the first that is as it should be, or the last
 */
export async function firstGood<Found>(
  look: () => Promise<Found>,
  isGood: (found: Found) => boolean,
): Promise<Found> {
  let found = await look();
  for (let tries = 1; tries < TRIES && !isGood(found); tries++) {
    console.warn('looked at again:', found);
    found = await look();
  }
  return found;
}
