/** The words of what the popup says besides a usual day, for the parts that say it. */
import type { ComponentType } from 'preact';
import { languageFor } from '../../i18n/language.ts';
import { asideWords } from '../../i18n/pages/aside.ts';
import type { AsideWords } from '../../i18n/words/aside.ts';
import type { Settings } from '../../model/settings/settings.ts';

/** What a part is given besides its properties. */
export interface Aside {
  aside: AsideWords;
}

let said: AsideWords | undefined;

/** Has the words come in the language that is chosen, or that of the page. */
export async function loadAside(settings?: Settings): Promise<void> {
  const { lang } = document.documentElement;
  const language = settings
    ? languageFor(settings.language, navigator.languages, asideWords.languages)
    : lang;
  said = await asideWords.load(language);
}

/** The part with its words; empty until `loadAside` was waited for. */
export function spoken<Props extends object>(Part: ComponentType<Props & Aside>): ComponentType<Props> {
  return (props: Props) => (said ? <Part {...props} aside={said} /> : null);
}
