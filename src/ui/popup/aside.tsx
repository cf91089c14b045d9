/** The words of what the popup says besides a usual day, for the parts that say it. */
import type { ComponentType } from 'preact';
import { languageFor } from '../../i18n/language.ts';
import { asideWords } from '../../i18n/pages/aside.ts';
import type { AsideWords } from '../../i18n/words/aside.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { Spoken } from '../shell/spoken.tsx';

/** What a part is given besides its properties. */
export interface Aside {
  aside: AsideWords;
}

/** Has the words come in the language that is chosen. */
export async function loadAside({ language }: Settings): Promise<void> {
  await asideWords.load(languageFor(language, navigator.languages, asideWords.languages));
}

/** The part with its words; there in the first frame where `loadAside` was waited for. */
export function spoken<Props extends object>(Part: ComponentType<Props & Aside>): ComponentType<Props> {
  return (props: Props) => <Spoken words={asideWords}>{(aside) => <Part {...props} aside={aside} />}</Spoken>;
}
