/** The day by class, for who does not see the textures of its bars. */
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
            <th scope="col">{words.requests(2)}</th>
            <th scope="col">{words.energy}</th>
          </tr>
        </thead>
        <tbody>
          {summary.byClass.map((own) => {
            const { count, energy, range } = countAndEnergy(own, words);
            return (
              <tr key={own.of}>
                <th scope="row">{words.classes[own.of]}</th>
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
