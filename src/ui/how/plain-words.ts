/** A computation in one sentence, with this request's values; and these values as they stand in formulas. */
import { estimateText } from '../../i18n/amounts.ts';
import { formatCount, formatFactor, toTwoDigits } from '../../i18n/format.ts';
import type { HowWords } from '../../i18n/words/how.ts';
import type { Step, StepId } from '../../model/footprint/explain-values.ts';
import type { Range } from '../../model/usage/usage.ts';

/** `The model wrote about 4,600 tokens; at 0.0011 Wh each, …`; of what is produced otherwise, what that took. */
export function plainText(steps: readonly Step[], words: HowWords): string {
  const { plain } = words;
  const resultOf = (id: StepId): number | Range | undefined =>
    steps.find((step) => step.id === id)?.result.value;
  const said = (id: StepId): string | null => {
    const value = resultOf(id);
    if (value === undefined || typeof value === 'number') return null;
    return estimateText(value, 'energy', words);
  };
  const [written, each, text, whole] = [
    resultOf('tokens'),
    resultOf('decode'),
    said('text-energy'),
    said('energy'),
  ];
  const hasMedia = resultOf('media-energy') !== undefined;
  // Of a picture nobody wrote a word to, the text is nothing.
  const tokens = typeof written === 'number' && (!hasMedia || written >= 1) ? written : null;
  const ofText =
    text !== null && tokens !== null && typeof each === 'number'
      ? plain.text(
          formatCount(toTwoDigits(tokens, 'nearest'), words.numbers),
          shortFactor(each, words),
          text,
          steps.some(({ values }) => values.some(({ symbol }) => symbol === 'T_run')),
        )
      : null;
  if (!hasMedia) return ofText ?? '';
  return [ofText, plain.media(whole ?? '', ofText !== null)]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

/** A factor as short as an estimate: `0.0011`. */
function shortFactor(value: number, { numbers }: HowWords): string {
  return value.toLocaleString(numbers.locale, { maximumSignificantDigits: 2 });
}

/** What a step's symbols stand for: its own values, and what the steps before it came to; of a range its middle. */
export function valuesOf(
  step: Step,
  before: readonly Step[],
  { numbers }: HowWords,
): (symbol: string) => string | undefined {
  const results = before.map(
    ({ expression, result }) => [expression.split(' ')[0] ?? '', result.value] as const,
  );
  const values = new Map([...results, ...step.values.map(({ symbol, value }) => [symbol, value] as const)]);
  return (symbol) => {
    const value = values.get(symbol);
    if (value === undefined) return undefined;
    return formatFactor(typeof value === 'number' ? value : value.central, numbers);
  };
}
