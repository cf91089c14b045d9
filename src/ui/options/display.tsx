/** Language, theme, badge, and the day a week starts on. */
import { capital } from '../../i18n/capital.ts';
import { weekdayName } from '../../i18n/dates.ts';
import { languageFor, languageName } from '../../i18n/language.ts';
import { optionsWords } from '../../i18n/pages/options.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { BADGES, type Settings } from '../../model/settings/settings.ts';
import { Option } from '../kit/option.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { type Choice, Select } from '../kit/select.tsx';
import { Section, type SectionProps } from './section.tsx';

const THEMES = ['auto', 'light', 'dark'] as const;
/** A Monday and a Sunday. */
const WEEK_STARTS = [
  ['monday', '2026-11-23'],
  ['sunday', '2026-11-22'],
] as const;

/** Each choice is stored at once, and seen at once. */
export function Display({ reading: { settings }, words, client, save }: SectionProps) {
  const { display } = words;
  return (
    <Section name="display" words={words}>
      <Option name={display.language}>
        <Select
          label={display.language}
          value={optionsWords.languages.includes(settings.language) ? settings.language : 'auto'}
          choices={languageChoices(words, client.browserLanguages)}
          onChange={(language) => save({ language })}
        />
      </Option>
      <Option name={display.theme}>
        <Segmented
          legend={display.theme}
          value={settings.theme}
          choices={choicesOf(THEMES, display.themes)}
          onChange={(theme) => save({ theme })}
        />
      </Option>
      <Option name={display.badge.name} more={display.badge.more}>
        <Segmented
          legend={display.badge.name}
          value={settings.badge}
          choices={choicesOf(BADGES, display.badges)}
          onChange={(badge) => save({ badge })}
        />
      </Option>
      <Option name={display.weekStart}>
        <Select<Settings['weekStart']>
          label={display.weekStart}
          value={settings.weekStart}
          choices={WEEK_STARTS.map(([value, day]) => ({
            value,
            text: capital(weekdayName(day, words), words),
          }))}
          onChange={(weekStart) => save({ weekStart })}
        />
      </Option>
    </Section>
  );
}

function choicesOf<Value extends string>(
  values: readonly Value[],
  texts: Readonly<Record<Value, string>>,
): Choice<Value>[] {
  return values.map((value) => ({ value, text: texts[value] }));
}

/** Each language by its own name; `auto` names the one the browser asks for. */
function languageChoices({ display }: OptionsWords, browserLanguages: readonly string[]): Choice<string>[] {
  const automatic = languageFor('auto', browserLanguages, optionsWords.languages);
  return [
    { value: 'auto', text: display.automatic(languageName(automatic)) },
    ...optionsWords.languages.map((code) => ({ value: code, text: languageName(code) })),
  ];
}
