/** A titled list, each point marked by the same icon. */
import { Icon, type IconName } from './icons.tsx';

/** Points as text, ready in the person's language. */
export interface TickListProps {
  icon: IconName;
  title: string;
  items: readonly string[];
}

/** A section under a heading of the second level. */
export function TickList({ icon, title, items }: TickListProps) {
  return (
    <section>
      <h2 class="h3">{title}</h2>
      <ul class="tick">
        {items.map((item) => (
          <li key={item}>
            <Icon name={icon} />
            <span>{item}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
