/** Whether the person's devices wait for them: kept where the popup reads it without a database more. */
import { readItem, removeItem, writeItem } from '../../platform/storage.ts';

const KEY = 'devicesTrouble';

/** A file could not be taken in, the folder not be used, or a device is not known yet. */
export async function readDevicesTrouble(): Promise<boolean> {
  return (await readItem('local', KEY)) === true;
}

/** Notes it, or that all is well. */
export async function noteDevicesTrouble(isTrouble: boolean): Promise<void> {
  await (isTrouble ? writeItem('local', KEY, true) : removeItem('local', KEY));
}
