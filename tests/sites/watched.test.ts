/** What a tap looks for, as it stands in its script. */
import { expect, it } from 'vitest';
import { SITES } from '../../src/sites/table.ts';
import { watchedOf, watchedSource } from '../../src/sites/watched.ts';

it.each(SITES.map((row) => [row.id, row] as const))('of %s is the same once its script has run', (_, row) => {
  const watched = watchedOf(row);
  expect(new Function(`return ${watchedSource(watched)}`)()).toEqual(watched);
});

it('a host is itself, any just below one, or any at all', () => {
  const endpoint = { id: 'chat', transport: 'http', path: '/x', role: 'prompt' } as const;
  const matches = (host: string, ...hosts: readonly string[]) => {
    const [watched] = watchedOf({ id: 'a', endpoints: [{ ...endpoint, host }] }).endpoints;
    return hosts.map((each) => watched?.host?.test(each));
  };
  expect(matches('a.example', 'a.example', 'b.a.example', 'aXexample', 'a.example.org')).toEqual([
    ...[true, false, false, false],
  ]);
  expect(matches('.a.example', 'b.a.example', 'c.b.a.example', 'a.example')).toEqual([true, false, false]);
  expect(matches('*', 'a.example', '')).toEqual([true, true]);
});
