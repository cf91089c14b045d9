/** The one insight: a sentence on what drove the day, opened by the swatch of the class it speaks of. */
import type { UseClass } from '../../model/usage/use-class.ts';

/** The texture of a class, hidden from a screen reader. */
export function Swatch({ of }: { of: UseClass }) {
  return <i class={`sw1 ${of}`} aria-hidden="true" />;
}

/** A sentence of its own, without a swatch where it speaks of no class. */
export function Say({ text, swatch }: { text: string; swatch?: UseClass | undefined }) {
  return (
    <p class="say">
      {swatch && <Swatch of={swatch} />}
      {text}
    </p>
  );
}

/** What the textures of bars mean, where no sentence says it. */
export function Key({ items }: { items: readonly { readonly of: UseClass; readonly name: string }[] }) {
  return (
    <ul class="key" aria-hidden="true">
      {items.map(({ of, name }) => (
        <li key={of}>
          <Swatch of={of} />
          {name}
        </li>
      ))}
    </ul>
  );
}
