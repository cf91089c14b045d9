import { describe, expect, it } from 'vitest';
import { createRebuilder } from '../../scripts/dev/rebuilder.ts';

describe('builds on change', () => {
  it('takes a burst as one, and what changes while it is being built as the next', async () => {
    const built: (readonly string[])[] = [];
    let finish: () => void = () => undefined;
    const rebuilder = createRebuilder(
      (paths) => {
        built.push(paths);
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
      async () => undefined,
    );
    for (const path of ['a', 'b', 'a']) rebuilder.changed(path);
    await Promise.resolve();
    expect(built).toEqual([['a', 'b']]);
    rebuilder.changed('c');
    rebuilder.changed('a');
    expect(built).toHaveLength(1);
    finish();
    await Promise.resolve();
    await Promise.resolve();
    expect(built).toEqual([
      ['a', 'b'],
      ['c', 'a'],
    ]);
    finish();
    await rebuilder.idle();
    rebuilder.changed('d');
    await Promise.resolve();
    expect(built).toHaveLength(3);
  });
});
