/** The state of counting, above everything else: at most one sentence of what, one of what it means. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons.tsx';

/** What is the matter, what it means, what can be done. */
export interface NoteProps {
  icon: IconName;
  title: string;
  /** Ochre: counting may be broken. */
  warn?: boolean;
  /** Of its heading, where it does not stand under one of the second level. */
  level?: number;
  /** Buttons and links: what a person can do about it. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** A status: a screen reader says it when it comes. */
export function Note({ icon, title, warn = false, level = 3, actions, children }: NoteProps) {
  return (
    <div class={warn ? 'note warn' : 'note'} role="status">
      <Icon name={icon} />
      <h3 aria-level={level}>{title}</h3>
      <p>{children}</p>
      {actions && <div class="row">{actions}</div>}
    </div>
  );
}
