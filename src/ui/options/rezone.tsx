/** Past days are estimated anew in the region that is set, because the person asks for it. */
import { useState } from 'preact/hooks';
import { formatCount } from '../../i18n/format.ts';
import { Option } from '../kit/option.tsx';
import { Status } from '../kit/status.tsx';
import type { SettingsReading } from '../sources/settings/reading.ts';
import type { SectionProps } from './section.tsx';

/** A button, and in its place how much is done while it goes on. */
export function Rezone({ reading, words, client }: SectionProps) {
  const { estimation, numbers, notSaved } = words;
  const { rezone } = reading;
  const [failed, setFailed] = useState(false);
  /** What was read when the person asked: what is read after that tells whether it is done. */
  const [asked, setAsked] = useState<SettingsReading | null>(null);
  const start = async (): Promise<void> => {
    const began = await client.rezone();
    setFailed(!began);
    setAsked(began ? reading : null);
  };
  const isDone = asked !== null && asked !== reading && rezone === null;
  return (
    <>
      <Option name={estimation.rezone.name} more={estimation.rezone.more}>
        {rezone ? (
          <label class="progress">
            {estimation.rezoning(formatCount(rezone.done, numbers), formatCount(rezone.total, numbers))}
            <progress value={rezone.done} max={rezone.total} />
          </label>
        ) : (
          <button class="btn" type="button" onClick={() => void start()}>
            {estimation.rezoneNow}
          </button>
        )}
      </Option>
      <Status>
        {failed && <p>{notSaved}</p>}
        {isDone && <p>{estimation.rezoned}</p>}
      </Status>
    </>
  );
}
