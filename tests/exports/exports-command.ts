/**
 * `npm run exports -- DIR`: reads a folder of cases, each a file or folder of a history with what must be read of it
 * beside it (`<case>.expected.json`). Prints what differs, a line a case, and last one JSON line of totals.
 */
import { readFileSync } from 'node:fs';
import { differences, type ExpectedPrompt } from './compare.ts';
import { casesIn, givenFiles, readAll } from './given.ts';

/**
 * @param args the command line
 * @param now epoch ms
 * @returns the exit code: 1 if anything was not as expected
 * @throws with a message for people when the command can't be carried out
 */
export async function exportsCommand(
  [folder]: readonly string[],
  now: number,
  print: (line: string) => void,
): Promise<0 | 1> {
  if (folder === undefined) throw new Error('give the folder of cases: npm run exports -- DIR');
  const cases = casesIn(folder);
  if (cases.length === 0) throw new Error(`no cases in ${folder}: none has a .expected.json`);
  let [exact, records] = [0, 0];
  for (const { name, path, expectedPath } of cases) {
    const expected = JSON.parse(readFileSync(expectedPath, 'utf8')) as readonly ExpectedPrompt[];
    const { prompts, problems } = await readAll(await givenFiles(path), now);
    const wrong = differences(expected, prompts);
    records += prompts.length;
    if (wrong.length === 0) exact += 1;
    print(`${wrong.length === 0 ? 'ok   ' : 'wrong'} ${name}: ${prompts.length} records`);
    for (const line of wrong) print(`        ${line}`);
    for (const problem of problems) print(`        ${problem.path}: ${problem.problem}`);
  }
  print(JSON.stringify({ cases: cases.length, exact, records }));
  return exact === cases.length ? 0 : 1;
}
