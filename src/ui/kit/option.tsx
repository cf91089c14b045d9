/** A row of settings: what it sets, a sentence on it, its control. */
import type { ComponentChildren } from 'preact';

/** Name, sentence and control of a row. */
export interface OptionProps {
  name: ComponentChildren;
  more?: ComponentChildren;
  /** The control, at the end of the row. */
  children?: ComponentChildren;
}

/** Without a control, a row that only tells. */
export function Option({ name, more, children }: OptionProps) {
  return (
    <div class="opt">
      <div>
        <p class="ot">{name}</p>
        {more && <p class="q sm">{more}</p>}
      </div>
      {children}
    </div>
  );
}
