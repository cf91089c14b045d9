/** How long single requests are kept. Choosing shorter deletes, so it asks; choosing longer brings back what can be. */
import { useRef, useState } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { RETENTION_DAYS, type Settings } from '../../model/settings/settings.ts';
import { Ask } from '../kit/ask.tsx';
import { Option } from '../kit/option.tsx';
import { Select } from '../kit/select.tsx';
import { Status } from '../kit/status.tsx';
import type { SectionProps } from './section.tsx';

type Days = Settings['retentionDays'];

/** A choice, and how many requests would go; null while they are counted. */
interface Asked {
  readonly days: Days;
  readonly count: number | null;
}

/** What the last change took, and the choice before it. */
interface Taken {
  readonly count: number;
  readonly before: Days;
}

/** The choice that is kept, and on the way to another: nothing is stored while something would go, until it is confirmed. */
function useRetention({ reading, client }: SectionProps) {
  const kept = reading.settings.retentionDays;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [failed, setFailed] = useState(false);
  /** Of two choices made fast, the first may be counted last. */
  const turn = useRef(0);
  const ask = (next: Asked | null): number => {
    setAsked(next);
    turn.current += 1;
    return turn.current;
  };
  const keep = async (days: Days, count: number): Promise<void> => {
    const saved = await client.change({ retentionDays: days });
    setAsked(null);
    setFailed(!saved);
    setTaken(saved && count > 0 ? { count, before: kept } : null);
  };
  const choose = async (days: Days): Promise<void> => {
    const mine = ask({ days, count: null });
    const count = days < kept ? await client.countExpiring(days) : 0;
    if (mine !== turn.current) return;
    if (count > 0) setAsked({ days, count });
    else await keep(days, 0);
  };
  return { kept, asked, taken, failed, choose, keep, stay: () => void ask(null) };
}

/** Walking through the choices with the arrow keys deletes nothing. */
export function Retention(props: SectionProps) {
  const { reading, words } = props;
  const { data, numbers } = words;
  const retention = useRetention(props);
  const count = (value: number): string => formatCount(value, numbers);
  const { storedRequests: stored, expiredRequests: inTrash } = reading;
  const told = [data.retention.more, data.stored(stored, count(stored))];
  if (inTrash > 0) told.push(data.inTrash(inTrash, count(inTrash)));
  return (
    <>
      <Option name={data.retention.name} more={told.join(' ')}>
        <Select
          label={data.retention.name}
          value={String(retention.asked?.days ?? retention.kept)}
          choices={RETENTION_DAYS.map((days) => ({
            value: String(days),
            text: data.retentionDays(days, count(days)),
          }))}
          onChange={(chosen) => {
            const days = RETENTION_DAYS.find((known) => String(known) === chosen);
            if (days) void retention.choose(days);
          }}
        />
      </Option>
      <Status>
        <Told {...retention} words={words} />
      </Status>
    </>
  );
}

interface ToldProps extends ReturnType<typeof useRetention> {
  words: OptionsWords;
}

/** The question, or what came of the answer and the way back. */
function Told({ asked, taken, failed, keep, stay, words }: ToldProps) {
  const { data, numbers, notSaved } = words;
  const count = asked?.count;
  if (asked && count)
    return (
      <Ask
        question={data.expiring(count, formatCount(count, numbers))}
        yes={data.delete}
        no={data.keep}
        takesFocus={false}
        onYes={() => void keep(asked.days, count)}
        onNo={stay}
      />
    );
  if (failed) return <p>{notSaved}</p>;
  return (
    taken && (
      <>
        <p>{data.expired(taken.count, formatCount(taken.count, numbers))}</p>
        <button class="btn primary" type="button" onClick={() => void keep(taken.before, 0)}>
          {data.undo}
        </button>
      </>
    )
  );
}
