import { describe, expect, it } from 'vitest';
import { createStorageGuard } from '../../src/background/storage-guard.ts';
import { DONE, REFUSED } from '../../src/model/messages/wire.ts';

function testGuard() {
  const flag = { events: [] as string[] };
  const guard = createStorageGuard({
    noteFailure: async () => {
      flag.events.push('raised');
    },
    clearFailure: async () => {
      flag.events.push('lowered');
    },
  });
  return { guard, flag };
}

const fails = () => Promise.reject(new DOMException('disk full', 'QuotaExceededError'));

describe('when the database can’t be written', () => {
  it('asks for the message again and raises the flag', async () => {
    const { guard, flag } = testGuard();
    expect(await guard(fails)).toEqual({ ok: false, retry: true });
    expect(flag.events).toEqual(['raised']);
  });

  it('asks for the message again, and calls it no failure, where a newer version has written the database', async () => {
    const { guard, flag } = testGuard();
    const isNewer = () => Promise.reject(new DOMException('of version 9', 'VersionError'));
    expect(await guard(isNewer)).toEqual({ ok: false, retry: true });
    expect(flag.events).toEqual([]);
  });

  it('lowers the flag once a write works again, and only then', async () => {
    const { guard, flag } = testGuard();
    await guard(fails);
    await guard(async () => REFUSED);
    expect(flag.events).toEqual(['raised']);
    await guard(async () => DONE);
    await guard(async () => DONE);
    expect(flag.events).toEqual(['raised', 'lowered']);
  });

  it('lowers a flag that the worker before it raised', async () => {
    const { guard, flag } = testGuard();
    await guard(async () => DONE);
    expect(flag.events).toEqual(['lowered']);
  });

  it('tries again to lower a flag that could not be lowered', async () => {
    let tried = 0;
    const clearFailure = () => {
      tried += 1;
      return fails();
    };
    const guard = createStorageGuard({ noteFailure: async () => undefined, clearFailure });
    for (let message = 0; message < 2; message += 1) expect(await guard(async () => DONE)).toEqual(DONE);
    expect(tried).toBe(2);
  });

  it('still answers when even the flag can’t be raised', async () => {
    const guard = createStorageGuard({ noteFailure: fails, clearFailure: fails });
    expect(await guard(fails)).toEqual({ ok: false, retry: true });
    expect(await guard(async () => DONE)).toEqual({ ok: true });
  });
});
