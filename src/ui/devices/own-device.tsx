/** This device: what it is called, and whether its file is sealed. */
import { useState } from 'preact/hooks';
import { Option } from '../kit/option.tsx';
import type { PartProps } from './view.ts';

/** The passphrase is typed, and never shown again. */
export function OwnDevice(props: PartProps) {
  const { reading, words, source, act } = props;
  const [name, setName] = useState(reading.name);
  return (
    <>
      <Option name={words.thisDevice} more={words.nameMore}>
        <form class="actions" onSubmit={(event) => submit(event, () => act(source.setName(name)))}>
          <input
            class="field"
            aria-label={words.nameLabel}
            maxLength={60}
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
          <button class="btn" type="submit">
            {words.saveName}
          </button>
        </form>
      </Option>
      <Passphrase {...props} />
    </>
  );
}

function Passphrase({ reading, words, source, act }: PartProps) {
  const [typed, setTyped] = useState('');
  const set = (passphrase: string | null): void => {
    setTyped('');
    act(source.setPassphrase(passphrase));
  };
  if (reading.hasPassphrase)
    return (
      <Option name={words.passphrase} more={words.passphraseSet}>
        <button class="btn" type="button" onClick={() => set(null)}>
          {words.removePassphrase}
        </button>
      </Option>
    );
  return (
    <Option name={words.passphrase} more={words.passphraseMore}>
      <form class="actions" onSubmit={(event) => submit(event, () => typed && set(typed))}>
        <input
          class="field"
          type="password"
          autocomplete="new-password"
          aria-label={words.passphraseLabel}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <button class="btn" type="submit">
          {words.setPassphrase}
        </button>
      </form>
    </Option>
  );
}

function submit(event: Event, act: () => void): void {
  event.preventDefault();
  act();
}
