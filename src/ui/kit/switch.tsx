/** On or off. */

/** What is switched, and where it stands. */
export interface SwitchProps {
  /** What is switched, for who does not see the words beside it. */
  label: string;
  on: boolean;
  /** Called within the click, so that a permission may be asked for. */
  onChange: (on: boolean) => void;
  /** Id of the words that say more. */
  describedBy?: string | undefined;
}

/** Shows `on` until it is given another: a click asks, it does not switch by itself. */
export function Switch({ label, on, onChange, describedBy }: SwitchProps) {
  return (
    <input
      class="sw"
      type="checkbox"
      role="switch"
      aria-label={label}
      aria-describedby={describedBy}
      aria-checked={on}
      checked={on}
      onChange={({ currentTarget }) => {
        const wanted = currentTarget.checked;
        // It shows what is stored: the reading that follows moves it.
        currentTarget.checked = on;
        onChange(wanted);
      }}
    />
  );
}
