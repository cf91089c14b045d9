/** A question that opens in place, answered in a list of terms. */
import { Icon } from './icons.tsx';

export interface Answer {
  readonly term: string;
  readonly paragraphs: readonly string[];
}

export function Opening({ question, answers }: { question: string; answers: readonly Answer[] }) {
  return (
    <details class="opening">
      <summary>
        {question}
        <Icon name="down" />
      </summary>
      <dl>
        {answers.map(({ term, paragraphs }) => [
          <dt key={term}>{term}</dt>,
          ...paragraphs.map((paragraph) => <dd key={`${term} ${paragraph}`}>{paragraph}</dd>),
        ])}
      </dl>
    </details>
  );
}
