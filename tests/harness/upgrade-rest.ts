/**
 * An upgrade of the database that rests half way until a test lets it go on, so that what happens meanwhile depends on
 * no machine's speed. The background is asked how far it is over a channel of the extension's origin.
 */
import type { TestPage } from './both-browsers.ts';

/** How far the background is with its upgrade. */
export interface UpgradeState {
  /** A name of its own for each life of the background. */
  readonly background: string;
  readonly isResting: boolean;
  /** What the whole upgrade took, without its rest; null while it is not done. */
  readonly durationMs: number | null;
}

/** Runs in the background before its own code: has the upgrade rest at its `rows`th row, and answers `upgradeIn`. */
export function restHalfWay(rows: number): void {
  const channel = new BroadcastChannel('upgrade');
  const background = crypto.randomUUID();
  const { put } = IDBObjectStore.prototype;
  let moved = 0;
  let beganAt = 0;
  let restedMs = 0;
  let restsSince: number | null = null;
  let durationMs: number | null = null;
  channel.onmessage = ({ data }) => {
    if (data === 'go on' && restsSince !== null) {
      restedMs = performance.now() - restsSince;
      restsSince = null;
    }
    if (data === 'how far') channel.postMessage({ background, isResting: restsSince !== null, durationMs });
  };
  // The upgrade lives only while something is asked of it.
  const rest = (store: IDBObjectStore, goOn: () => void): void => {
    if (restsSince === null) goOn();
    else store.count().onsuccess = () => rest(store, goOn);
  };
  IDBObjectStore.prototype.put = function (...given) {
    const asked = put.apply(this, given);
    if (this.transaction.mode !== 'versionchange') return asked;
    moved += 1;
    if (moved === 1) {
      beganAt = performance.now();
      this.transaction.addEventListener('complete', () => {
        durationMs = performance.now() - beganAt - restedMs;
      });
    }
    if (moved === rows) {
      // Whoever waits for this row is told of it late.
      const listen = asked.addEventListener.bind(asked);
      asked.addEventListener = (type: string, told: (event: Event) => void) => {
        listen(type, (event) => {
          restsSince ??= performance.now();
          rest(this, () => told(event));
        });
      };
    }
    return asked;
  };
}

/** Null where nobody answers: the background does not run. */
export function upgradeIn(page: TestPage): Promise<UpgradeState | null> {
  return page.evaluate(
    () =>
      new Promise<UpgradeState | null>((resolve) => {
        const channel = new BroadcastChannel('upgrade');
        const answer = (state: UpgradeState | null) => {
          channel.close();
          resolve(state);
        };
        channel.onmessage = ({ data }) => answer(data);
        setTimeout(answer, 1_000, null);
        channel.postMessage('how far');
      }),
  );
}

/** Lets it go on to its end. */
export function endRest(page: TestPage): Promise<void> {
  return page.evaluate(() => new BroadcastChannel('upgrade').postMessage('go on'));
}
