/** The coach, the weekly goal and the week's notification: all off until a person wants them. */
import { useState } from 'preact/hooks';
import { RULE_IDS } from '../../coach/rules.ts';
import { capital } from '../../i18n/capital.ts';
import type { Goal } from '../../model/settings/settings.ts';
import { Option } from '../kit/option.tsx';
import { Select } from '../kit/select.tsx';
import { Status } from '../kit/status.tsx';
import { Switch } from '../kit/switch.tsx';
import { CheckList } from './check-list.tsx';
import { Section, type SectionProps } from './section.tsx';

/** The rules show only while it is on; the notification goes on only if the browser allows it. */
export function Coach(props: SectionProps) {
  const { reading, words, save } = props;
  const { coach } = words;
  return (
    <Section name="coach" words={words}>
      <Option name={coach.name} more={coach.more}>
        <Switch label={coach.name} on={reading.settings.coach} onChange={(on) => save({ coach: on })} />
      </Option>
      <p class="q sm intro">{coach.looksAt}</p>
      {reading.settings.coach && <Rules {...props} />}
      <WeeklyGoal {...props} />
      <WeeklyNotification {...props} />
    </Section>
  );
}

function Rules({ reading: { settings }, words, save }: SectionProps) {
  const { coachSection } = words;
  const { coachRulesOff } = settings;
  const isOff = (id: string): boolean => coachRulesOff.includes(id);
  const toggle = (id: string): Promise<void> =>
    save({ coachRulesOff: isOff(id) ? coachRulesOff.filter((off) => off !== id) : [...coachRulesOff, id] });
  return (
    <CheckList
      name={coachSection.rules}
      items={RULE_IDS.map((id) => ({ id, text: capital(coachSection.ruleNames[id], words) }))}
      isChecked={(id) => !isOff(id)}
      onToggle={toggle}
    />
  );
}

const GOALS = ['none', 'requests', 'images', 'energyWh'] as const;

/** Where a goal starts before a person changes its number. */
const FIRST_MOST: Readonly<Record<Goal['of'], number>> = { requests: 150, images: 20, energyWh: 60 };

function WeeklyGoal({ reading: { settings }, words: { coachSection }, save }: SectionProps) {
  const { goal } = settings;
  return (
    <Option name={coachSection.goal.name} more={coachSection.goal.more}>
      <span class="actions">
        <Select
          label={coachSection.goal.name}
          value={goal?.of ?? 'none'}
          choices={GOALS.map((value) => ({ value, text: coachSection.goals[value] }))}
          onChange={(of) => save({ goal: of === 'none' ? null : { of, most: FIRST_MOST[of] } })}
        />
        {goal && (
          <label>
            <span class="vh">{coachSection.most} </span>
            <input
              class="field number"
              type="number"
              min={1}
              max={1_000_000}
              value={goal.most}
              onChange={({ currentTarget }) => {
                const most = currentTarget.valueAsNumber;
                if (Number.isFinite(most)) save({ goal: { of: goal.of, most } });
              }}
            />
            {coachSection.mostOf[goal.of]}
          </label>
        )}
      </span>
    </Option>
  );
}

function WeeklyNotification({ reading: { settings }, words: { coachSection }, client, save }: SectionProps) {
  const [refused, setRefused] = useState(false);
  const toggle = async (on: boolean): Promise<void> => {
    const allowed = !on || (await client.allowNotifications());
    setRefused(!allowed);
    if (allowed) save({ weeklyNotification: on });
  };
  return (
    <>
      <Option name={coachSection.weekly.name} more={coachSection.weekly.more}>
        <Switch
          label={coachSection.weekly.name}
          on={settings.weeklyNotification}
          onChange={(on) => void toggle(on)}
        />
      </Option>
      <Status>{refused && <p>{coachSection.weeklyRefused}</p>}</Status>
    </>
  );
}
