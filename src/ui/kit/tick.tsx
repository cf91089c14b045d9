/** A checkbox with its text, not ticked at first. */

/** Its text in the person's language, and who hears of a change. */
export interface TickProps {
  text: string;
  set: (isTicked: boolean) => void;
}

/** The text can be clicked as well. */
export function Tick({ text, set }: TickProps) {
  return (
    <label class="check">
      <input type="checkbox" onChange={({ currentTarget }) => set(currentTarget.checked)} />
      {text}
    </label>
  );
}
