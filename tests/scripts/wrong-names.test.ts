/** A command is given a name of nothing: it says so, and does not pass for having done its work. */
import { expect, it } from 'vitest';
import { TARGETS, targetOfMode } from '../../scripts/build/targets.ts';
import { runBench } from '../bench/index.ts';
import { replayCommand } from '../harness/replay-command.ts';

it('npm run bench -- nope', async () => {
  await expect(runBench(['size', 'nope'], 1)).rejects.toThrow('there is no part nope: size, page,');
  await expect(runBench(['constructor'], 1)).rejects.toThrow('there is no part constructor');
});

it('npm run replay -- nope', async () => {
  await expect(replayCommand(['nope'])).rejects.toThrow('there is no nope');
  await expect(replayCommand(['tests/fixtures', '--site', 'nope'])).rejects.toThrow(
    'no captures in tests/fixtures',
  );
});

it('npm run build -- nope', () => {
  expect(() => targetOfMode('nope')).toThrow('there is no target nope: chromium, firefox,');
  for (const target of TARGETS) expect(targetOfMode(target)).toBe(target);
  expect(targetOfMode('production')).toBe('chromium');
});
