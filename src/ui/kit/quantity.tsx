/** A number and its unit. */

/** An amount as text, ready in the person's language. */
export interface QuantityProps {
  /** "under", where the amount is less than the number says. */
  under: string | null;
  number: string;
  unit: string;
}

const NARROW_NO_BREAK_SPACE = '\u202f';

/** `under 12 Wh`: the words small, number and unit never on two lines. */
export function Quantity({ under, number, unit }: QuantityProps) {
  return (
    <>
      {under !== null && <small>{under} </small>}
      {number}
      <small>
        {NARROW_NO_BREAK_SPACE}
        {unit}
      </small>
    </>
  );
}
