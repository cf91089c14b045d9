/**
 * `npm run explain -- CAPTURE… [--site ID] [--all] [--json]`: why captures are read as they are. A capture is a file or
 * a folder of them; of several, those that are as they expect take a line each, and `--all` shows everything of all.
 */
import { parseArgs } from 'node:util';
import { captureText, lineText } from './capture-words.ts';
import { type Explained, explainCapture, isAsExpected, isSite } from './explained.ts';
import { jsonOf } from './in-json.ts';
import { capturePaths, openCapture } from './open-capture.ts';

/**
 * @param args the command line
 * @returns the exit code: 1 if any capture is broken or not read as it expects
 * @throws with a message for people when the command can't be carried out
 */
export function explainCommand(args: readonly string[], say: (text: string) => void): 0 | 1 {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { site: { type: 'string' }, all: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  if (positionals.length === 0)
    throw new Error(
      'give a capture, or a folder of them: npm run explain -- CAPTURE… [--site ID] [--all] [--json]',
    );
  if (values.site !== undefined && !isSite(values.site)) throw new Error(`there is no site ${values.site}`);
  const paths = capturePaths(positionals);
  let areAllRight = paths.length > 0;
  for (const path of paths) {
    const explained = explainCapture(openCapture(path), values.site);
    areAllRight &&= isAsExpected(explained);
    say(
      values.json
        ? JSON.stringify(jsonOf(explained))
        : textOf(explained, paths.length === 1, values.all ?? false),
    );
  }
  return areAllRight ? 0 : 1;
}

function textOf(explained: Explained, isAlone: boolean, all: boolean): string {
  if (isAlone || all) return captureText(explained, all);
  return isAsExpected(explained) ? lineText(explained) : `\n${captureText(explained, all)}\n`;
}
