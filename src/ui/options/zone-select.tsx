/** The server region: each provider's own, a country, or a grid region of the United States. */
import { capital } from '../../i18n/capital.ts';
import type { ChoiceWords } from '../../i18n/words/choices.ts';
import type { CommonWords } from '../../i18n/words/common.ts';
import { ZONES } from '../../model/footprint/place.ts';
import { type Choice, Select } from '../kit/select.tsx';

/** A zone such as `FR` or a grid region of the United States; null for each provider's own. */
export interface ZoneSelectProps {
  zone: string | null;
  words: CommonWords & ChoiceWords;
  onChange: (zone: string | null) => void;
}

/** Stands for no zone in a menu, which knows strings only. */
const OWN = '';

/** The providers' own first, then countries and regions, each sorted by name in the person's language. */
export function ZoneSelect({ zone, words, onChange }: ZoneSelectProps) {
  const { zone: zoneWords } = words;
  const [countries, regions] = zoneChoices(words);
  return (
    <Select
      label={zoneWords.name}
      value={zone ?? OWN}
      choices={[{ value: OWN, text: zoneWords.own }]}
      groups={[
        { label: zoneWords.countries, choices: countries },
        { label: zoneWords.usRegions, choices: regions },
      ]}
      onChange={(chosen) => onChange(chosen === OWN ? null : chosen)}
    />
  );
}

/** Countries by their names in the person's language, and the regions by theirs, which have one only. */
function zoneChoices({
  numbers,
  world,
}: CommonWords): [countries: Choice<string>[], regions: Choice<string>[]] {
  const regionNames = new Intl.DisplayNames(numbers.locale, { type: 'region' });
  const nameOf = (zone: string, name: string): string => {
    if (zone === 'WORLD') return capital(world, { numbers });
    return /^[A-Z]{2}$/.test(zone) ? (regionNames.of(zone) ?? name) : name;
  };
  const choices = ZONES.map(({ zone, name }) => ({ value: zone, text: nameOf(zone, name) }));
  const { compare } = new Intl.Collator(numbers.locale);
  choices.sort((a, b) => compare(a.text, b.text));
  return [
    choices.filter(({ value }) => !value.startsWith('US-')),
    choices.filter(({ value }) => value.startsWith('US-')),
  ];
}
