/** What estimates are compared with, and where the servers are taken to stand. */

import { capital } from '../../i18n/capital.ts';
import { formatCount, formatEstimate, withUnit } from '../../i18n/format.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { EQUIVALENCES } from '../../model/footprint/equivalences.ts';
import { FACTOR_SET, factorSetAgeDays } from '../../model/footprint/factor-set.ts';
import { exactly } from '../../model/footprint/range.ts';
import { SEARCH_BASELINES } from '../../model/footprint/search.ts';
import { Option } from '../kit/option.tsx';
import { type Choice, Select } from '../kit/select.tsx';
import { Switch } from '../kit/switch.tsx';
import { pageUrl } from '../shell/page-url.ts';
import { CheckList } from './check-list.tsx';
import { Rezone } from './rezone.tsx';
import { Section, type SectionProps } from './section.tsx';
import { ZoneSelect } from './zone-select.tsx';

/** The server region, the baseline of a search, the comparisons, and how old the factors are in days. */
export function Estimation(props: SectionProps) {
  const { reading, words, save } = props;
  const { settings } = reading;
  const { estimation } = words;
  return (
    <Section name="estimation" words={words}>
      <Option name={words.zone.name} more={words.zone.more}>
        <ZoneSelect zone={settings.zone} words={words} onChange={(zone) => save({ zone })} />
      </Option>
      <Rezone {...props} />
      <Option name={estimation.search.name} more={estimation.search.more}>
        <Select
          label={estimation.search.name}
          value={settings.searchBaseline}
          choices={baselineChoices(words)}
          onChange={(searchBaseline) => save({ searchBaseline })}
        />
      </Option>
      <Equivalences {...props} />
      <Option name={estimation.factors} more={factorsText(reading.now, words)}>
        <a class="lk" href={pageUrl('how')}>
          {estimation.method}
        </a>
      </Option>
      <Option name={estimation.ecologits.name} more={estimation.ecologits.more}>
        <Switch
          label={estimation.ecologits.name}
          on={settings.ecologits}
          onChange={(ecologits) => save({ ecologits })}
        />
      </Option>
    </Section>
  );
}

function baselineChoices({ estimation, searchBaselinesShort, numbers }: OptionsWords): Choice<string>[] {
  return SEARCH_BASELINES.map(({ id, energyWh }) => {
    const { central, unit } = formatEstimate(exactly(energyWh), 'energy', numbers);
    const energy = withUnit(central, unit, numbers);
    return { value: id, text: estimation.searchChoice(energy, searchBaselinesShort[id]) };
  });
}

function Equivalences({ reading: { settings }, words, save }: SectionProps) {
  const { equivalences, equivalenceNames } = words.estimation;
  const isShown = (id: string): boolean => settings.equivalences.includes(id);
  const toggle = (id: string): void => {
    const shown = EQUIVALENCES.map((thing) => thing.id).filter((other) => isShown(other) !== (other === id));
    save({ equivalences: shown });
  };
  return (
    <CheckList
      name={equivalences.name}
      more={equivalences.more}
      items={EQUIVALENCES.map(({ id }) => ({ id, text: capital(equivalenceNames[id] ?? id, words) }))}
      isChecked={isShown}
      onToggle={toggle}
    />
  );
}

function factorsText(now: number, { estimation, numbers }: OptionsWords): string {
  const days = factorSetAgeDays(now);
  return estimation.factorsMore(FACTOR_SET, days, formatCount(days, numbers));
}
