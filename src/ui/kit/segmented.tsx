/** One of a few, all in sight. */
import { useId } from 'preact/hooks';
import type { Choice } from './select.tsx';

/** The choices, and the one that is made. */
export interface SegmentedProps<Value extends string> {
  /** What is chosen, for who does not see the words beside it. */
  legend: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
}

/** Radio buttons; `onChange` is called with what was chosen. */
export function Segmented<Value extends string>({ legend, value, choices, onChange }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset class="seg">
      <legend class="vh">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
