/** A disk may be full, a profile broken, IndexedDB switched off: then nothing crashes, and the person is told. */
import { type Reply, TRY_LATER } from '../model/messages/wire.ts';
import { isFromNewerVersion } from '../store/newer-store.ts';

/** How the health flag is raised and lowered; that either fails is passed over. */
export interface StorageGuardParts {
  readonly noteFailure: () => Promise<void>;
  readonly clearFailure: () => Promise<void>;
}

/**
 * Does what a message asks for. If that can't be written, says so in the health flag and asks for the message again. The
 * store of a newer version is no failure: whoever opens it sees that.
 */
export type StorageGuard = (work: () => Promise<Reply>) => Promise<Reply>;

/** A guard for the life of this worker, which never rejects. */
export function createStorageGuard({ noteFailure, clearFailure }: StorageGuardParts): StorageGuard {
  // Only spares storage a write a message: a fresh worker lowers the flag once more.
  let isLowered = false;

  async function lower(): Promise<void> {
    if (isLowered) return;
    isLowered = true;
    await clearFailure().catch(() => {
      isLowered = false;
    });
  }

  return async (work) => {
    try {
      const reply = await work();
      if (reply.ok) await lower();
      return reply;
    } catch (error) {
      if (isFromNewerVersion(error)) return TRY_LATER;
      isLowered = false;
      await noteFailure().catch(() => undefined);
      return TRY_LATER;
    }
  };
}
