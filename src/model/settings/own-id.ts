/**
 * Ids of the origins a person adds: `own:1-0f3a…`, a number that this device never gives twice and twelve digits of the
 * device, so that no other device's is the same. Before version 2 of the settings they were the number alone.
 */

const BARE = /^own:[1-9]\d{0,5}$/;
export const OWN_ID = /^own:[1-9]\d{0,5}(?:-[0-9a-f]{12})?$/;

/** Whether an id still lacks its device. */
export function isBareOwnId(site: string): boolean {
  return BARE.test(site);
}

/** The id with its device; any other site, and an id that has one, as it is. */
export function completeOwnId(site: string, device: string): string {
  return isBareOwnId(site) ? `${site}-${digitsOf(device)}` : site;
}

/** The id without its device: what the ids of its requests are made from, so that they stay what they were. */
export function bareOwnId(site: string): string {
  return OWN_ID.test(site) ? (site.split('-')[0] ?? site) : site;
}

/** The number in the id of an own origin, with or without a device. */
export function ownNumber(id: string): number {
  return Number.parseInt(id.slice('own:'.length), 10);
}

/** Twelve hex digits of a device's id: two FNV-1a hashes of 32 bits, 24 bits of each. */
function digitsOf(device: string): string {
  return [0x81_1c_9d_c5, 0x01_00_01_93]
    .map((seed) => hash(device, seed).toString(16).padStart(8, '0').slice(2))
    .join('');
}

function hash(text: string, seed: number): number {
  let state = seed;
  for (let index = 0; index < text.length; index += 1)
    state = Math.imul(state ^ text.charCodeAt(index), 0x01_00_01_93) >>> 0;
  // Last characters would only move the low digits.
  state = Math.imul(state ^ (state >>> 15), 0x2c_1b_3c_6d) >>> 0;
  return (state ^ (state >>> 13)) >>> 0;
}
