/** What every view of the popup stands in. */
import type { ComponentChildren } from 'preact';
import type { CommonWords } from '../../i18n/words/common.ts';
import { Icon } from '../kit/icons.tsx';

/** What stands where: about the title, above the view, under it. */
export interface FrameProps {
  words: CommonWords;
  title: string;
  /** Under the title; may be ''. */
  below: string;
  /** Before and after the title. */
  lead: ComponentChildren;
  tools?: ComponentChildren;
  /** Above the view. */
  notes?: ComponentChildren;
  links?: ComponentChildren;
  children: ComponentChildren;
}

/** Header, notes, view and footer, which always says that everything stays on this device. */
export function Frame({ words, title, below, lead, tools, notes, links, children }: FrameProps) {
  return (
    <div class="pop">
      <header>
        {lead}
        <div>
          <h2>{title}</h2>
          {below && <p>{below}</p>}
        </div>
        {tools && <div class="tools">{tools}</div>}
      </header>
      {notes}
      <main>{children}</main>
      <footer>
        {links}
        <span class="here">
          <Icon name="lock" />
          {words.staysHere}
        </span>
      </footer>
    </div>
  );
}

/** A page of its own tab, from the popup: it opens beside what the person was doing. */
export function PageLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="lk" href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
