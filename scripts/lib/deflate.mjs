/**
 * Compression that gives the same bytes on any machine: in JavaScript alone, of one version. What Node's own gives differs
 * by its version, and by what the processor can do at once.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** As short as it can; the memory is fixed, since by default it goes by a logarithm, which engines may round otherwise. */
const OPTIONS = { level: 9, mem: 12 };

/**
 * Raw, without header or sum.
 * @param {Uint8Array} data
 * @returns {Uint8Array}
 */
export function deflate(data) {
  // Asked for here: where no packages are, a command begins, and says so.
  const { deflateSync } = require('fflate');
  return deflateSync(data, OPTIONS);
}
