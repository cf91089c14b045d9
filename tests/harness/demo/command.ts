/** `npm start`, once everything is installed. */
import { ensureBuilt } from '../built.ts';
import { aligned } from '../replay-report.ts';
import { openDemo, playDemo } from './run.ts';

/**
 * @param isHeadless plays the demo by itself rather than opening it for a person
 * @param say shows a line of progress
 */
export async function demo(isHeadless: boolean, say: (line: string) => void): Promise<void> {
  say('building dist/chromium');
  ensureBuilt(['chromium']);
  say(isHeadless ? 'starting Chromium without a display' : 'opening Chromium');
  if (!isHeadless) return openDemo(say);
  const { rows } = await playDemo(say);
  console.log(`\n${aligned(rows)}\n`);
}
