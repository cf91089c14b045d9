/** Figures a person may have read, each with what it covers, beside what the engine says of the same. */
import { estimateText } from '../../i18n/amounts.ts';
import { saidIn } from '../../i18n/said-in.ts';
import type { HowWords } from '../../i18n/words/how.ts';
import { READ_FIGURES } from '../../model/footprint/read-figures.ts';
import type { Said } from '../../model/said.ts';
import { Table } from '../kit/table.tsx';

/** Folded: each beside ours of the same, and why they differ. */
export function ReadFigures({ words }: { words: HowWords }) {
  const { title, more, columns } = words.readFigures;
  const [claim, covers, ours, why] = columns;
  const said = (text: Said): string => saidIn(text, words);
  return (
    <section class="sec">
      <details>
        <summary>{title}</summary>
        <p class="q">{more}</p>
        <div class="fold">
          <Table
            caption={title}
            captionHidden
            class="read-figures"
            columns={[{ name: claim }, { name: covers }, { name: ours }, { name: why }]}
            rows={READ_FIGURES.map((figure, index) => ({
              key: String(index),
              head: said(figure.claim),
              cells: [
                said(figure.covers),
                words.readFigures.ours(said(figure.ours), estimateText(figure.range, figure.measure, words)),
                said(figure.why),
              ],
            }))}
          />
        </div>
      </details>
    </section>
  );
}
