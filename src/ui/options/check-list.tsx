/** Several of many: a row of settings with a box for each. */

/** The items in the order shown; whoever shows them keeps which are checked. */
export interface CheckListProps<Id extends string> {
  name: string;
  more?: string;
  items: readonly { readonly id: Id; readonly text: string }[];
  isChecked: (id: Id) => boolean;
  onToggle: (id: Id) => void;
}

/** A fieldset, so that its name is read out with each box. */
export function CheckList<Id extends string>({ name, more, items, isChecked, onToggle }: CheckListProps<Id>) {
  return (
    <fieldset class="opt check-list">
      <legend>
        <span class="ot">{name}</span>
        {more && <span class="q sm">{more}</span>}
      </legend>
      <ul>
        {items.map(({ id, text }) => (
          <li key={id}>
            <label class="check">
              <input type="checkbox" checked={isChecked(id)} onChange={() => onToggle(id)} />
              {text}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
