/** One of many, from a menu. */

/** A value, and what it is called. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
}

/** Choices under a heading. */
export interface ChoiceGroup<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
}

/** The choices, and the one that is made. */
export interface SelectProps<Value extends string> {
  /** What is chosen, for who does not see the words beside it. */
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  /** After the choices. */
  groups?: readonly ChoiceGroup<Value>[];
  onChange: (value: Value) => void;
}

/** A menu; `onChange` is called with what was chosen, never with a value that isn't among the choices. */
export function Select<Value extends string>({
  label,
  value,
  choices,
  groups = [],
  onChange,
}: SelectProps<Value>) {
  const all = [...choices, ...groups.flatMap((group) => group.choices)];
  return (
    <select
      class="sel"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = all.find((choice) => choice.value === currentTarget.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      <Options choices={choices} chosen={value} />
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          <Options choices={group.choices} chosen={value} />
        </optgroup>
      ))}
    </select>
  );
}

function Options({ choices, chosen }: { choices: readonly Choice<string>[]; chosen: string }) {
  return (
    <>
      {choices.map(({ value, text }) => (
        <option key={value} value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </>
  );
}
