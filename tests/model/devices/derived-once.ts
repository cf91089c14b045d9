/** A derivation takes 600,000 rounds: of one passphrase and salt it gives the same key, so tests derive it once. */
import { afterAll, beforeAll, vi } from 'vitest';

type Derive = SubtleCrypto['deriveKey'];

/** For the tests of a file. */
export function deriveKeysOnce(): void {
  beforeAll(() => {
    const derive: Derive = crypto.subtle.deriveKey.bind(crypto.subtle);
    const known = new Map<CryptoKey, Map<string, ReturnType<Derive>>>();
    vi.spyOn(crypto.subtle, 'deriveKey').mockImplementation((how, from, ...rest) => {
      const keys = known.get(from) ?? new Map<string, ReturnType<Derive>>();
      known.set(from, keys);
      const { salt, ...others } = how as Pbkdf2Params;
      const name = JSON.stringify([[...(salt as Uint8Array)], others, rest]);
      const key = keys.get(name) ?? derive(how, from, ...rest);
      keys.set(name, key);
      return key;
    });
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });
}
