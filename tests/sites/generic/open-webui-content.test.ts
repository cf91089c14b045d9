/** What an Open WebUI answer shows and folds away. */
import { expect, it } from 'vitest';
import { readContent } from '../../../src/sites/generic/open-webui-content.ts';

it('a folded call of a tool has what was written for it, and what it found, in its attributes', () => {
  const call =
    '<details type="tool_calls" name="search" arguments="&quot;robins&quot;" result="&quot;They do.&quot;">';
  expect(readContent(`Look.\n${call}\n<summary>Done</summary>\n</details>\nThey do.`)).toMatchObject({
    tool: 'robins',
    found: 'They do.',
    answer: 'Look.\nThey do.',
  });
});

it('without a result among them, it stands inside', () => {
  const call =
    '<details type="tool_calls" arguments="{}">\n<summary>Done</summary>\n&quot;They do.&quot;\n</details>';
  expect(readContent(call)).toMatchObject({ tool: '{}', found: 'They do.' });
});
