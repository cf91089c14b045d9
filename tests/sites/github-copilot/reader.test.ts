import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/github-copilot/reader.ts';
import { row as githubCopilot } from '../../../src/sites/github-copilot/row.ts';
import { readFixture } from '../played.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { playCapture } from '../tab-double.ts';

describeCaptures(createReader, githubCopilot);
describeNonsense(createReader, 'individual', '{"content":"hi","responseMessageID":"r"}', [
  'data: {"type":"content","body":"Hi"}\n\n',
  'data: {"type":"complete","id":"r"}\n\n',
  'data: {"type":"error"}\n\n',
]);

it('tells a follow-up, a regeneration and an edit by where the prompt stands', () => {
  const { requests } = playCapture(
    createReader,
    githubCopilot,
    readFixture('github-copilot', 'regenerate-and-edit'),
  );
  expect(requests.map(({ intent }) => intent)).toEqual(['followup', 'regenerate', 'edit']);
});
