/** The state of counting, above everything else: at most one sentence of what, one of what it means. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons.tsx';

export interface NoteProps {
  icon: IconName;
  title: string;
  /** Ochre: counting may be broken. */
  warn?: boolean;
  children: ComponentChildren;
}

export function Note({ icon, title, warn = false, children }: NoteProps) {
  return (
    <div class={warn ? 'note warn' : 'note'} role="status">
      <Icon name={icon} />
      <h3>{title}</h3>
      <p>{children}</p>
    </div>
  );
}
