/** The one insight: a sentence on what drove the day, opened by the swatch of the kind it speaks of. */
import type { Kind } from '../../model/usage/usage.ts';

/** The texture of a kind, hidden from a screen reader. */
export function Swatch({ kind }: { kind: Kind }) {
  return <i class={`sw1 ${kind}`} aria-hidden="true" />;
}

/** A sentence of its own, without a swatch where it speaks of no kind. */
export function Say({ text, swatch }: { text: string; swatch?: Kind | undefined }) {
  return (
    <p class="say">
      {swatch && <Swatch kind={swatch} />}
      {text}
    </p>
  );
}

/** What the textures of bars mean, where no sentence says it. */
export function Key({ items }: { items: readonly { readonly kind: Kind; readonly name: string }[] }) {
  return (
    <ul class="key" aria-hidden="true">
      {items.map(({ kind, name }) => (
        <li key={kind}>
          <Swatch kind={kind} />
          {name}
        </li>
      ))}
    </ul>
  );
}
