/** The day by class, for who does not see the textures of its bars. */
import { capital } from '../../i18n/capital.ts';
import { countAndEnergy } from './figures.tsx';
import type { ViewProps } from './view.ts';

/** Only a screen reader meets it. */
export function ClassTable({ summary, words }: Pick<ViewProps, 'summary' | 'words'>) {
  return (
    <div class="vh">
      <table>
        <caption>{words.byKind}</caption>
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{capital(words.requests(2), words)}</th>
            <th scope="col">{words.energy}</th>
          </tr>
        </thead>
        <tbody>
          {summary.byClass.map((own) => {
            const { count, energy, range } = countAndEnergy(own, words);
            return (
              <tr key={own.of}>
                <th scope="row">{capital(words.classes[own.of], words)}</th>
                <td>{count}</td>
                <td>
                  {energy} ({range})
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
