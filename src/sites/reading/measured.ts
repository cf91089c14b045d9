/** For the test build: marks of the text a turn measured. */
import type { Measured } from '../../model/usage/observation.ts';
import { markText } from './text-meter.ts';
import type { Turn } from './turn.ts';

/** @throws in any other build: no text is kept there */
export function measuredOf({ input, read, reasoning, answerMeters, understood }: Turn): Measured {
  if (!__MEASURE__) throw new Error('text is measured in the test build only');
  const texts = [...answerMeters.values()].flatMap(({ measuredText }) => measuredText || []);
  return {
    input: markText(input.measuredText),
    readTokens: read.tokens,
    output: markText(texts.join('')),
    answers: texts.map(markText),
    reasoning: markText(reasoning.measuredText),
    understood,
  };
}
