import { expect, it } from 'vitest';
import { createReader } from '../../../src/sites/leonardo/reader.ts';
import { row as leonardo } from '../../../src/sites/leonardo/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { TabDouble } from '../tab-double.ts';

describeCaptures(createReader, leonardo);
describeNonsense(
  createReader,
  'graphql',
  '{"operationName":"Generate","variables":{"request":{"parameters":{"quantity":2}}}}',
  ['{"data":{"generate":{"generationId":"g"}}}', '{"errors":[{"message":"no"}]}', '{"data":'],
);

it('takes back what was announced when the job fails, and nothing once it is done', () => {
  const tab = new TabDouble();
  const open = createReader(tab);
  const post = (operationName: string, reply: object) => {
    const text = JSON.stringify({ operationName, variables: { request: { parameters: { quantity: 2 } } } });
    const reader = open({
      endpoint: 'graphql',
      method: 'POST',
      url: '/v1/graphql',
      body: { kind: 'text', text },
      headers: {},
      at: 0,
    });
    reader?.head?.(200, 'application/json');
    reader?.text?.(JSON.stringify({ data: reply }));
    reader?.end('complete');
  };
  for (const generationId of ['lost', 'kept']) post('Generate', { generate: { generationId } });
  expect(tab.requests.map(({ media }) => media[0]?.count)).toEqual([2, 2]);
  post('GetAIGenerationFeedStatuses', {
    generations: [
      { id: 'lost', status: 'FAILED' },
      { id: 'kept', status: 'COMPLETE' },
    ],
  });
  post('GetAIGenerationFeedStatuses', { generations: [{ id: 'kept', status: 'FAILED' }] });
  expect(tab.requests.map(({ outcome, media }) => [outcome, media.length])).toEqual([
    ['failed', 0],
    ['complete', 1],
  ]);
});
