/** Addresses a person adds: a chat they run themselves, or one the table lacks. */

import { useState } from 'preact/hooks';
import { labelOf } from '../../i18n/site-name.ts';
import type { OptionsWords } from '../../i18n/words/options.ts';
import { likelyKind, OWN_KINDS } from '../../sites/generic/kinds.ts';
import { Select } from '../kit/select.tsx';
import { Status } from '../kit/status.tsx';
import { type AddOutcome, addOrigin, removeOrigin } from '../shell/site-access.ts';
import type { SectionProps } from './section.tsx';

/** Those there are, each with a way out, and a form for one more that says what came of it. */
export function OwnOrigins({ reading, words, client }: SectionProps) {
  const { own } = words;
  const { ownOrigins } = reading.settings;
  const [outcome, setOutcome] = useState<AddOutcome | null>(null);
  return (
    <section aria-labelledby="own-title" class="own">
      <h3 class="ot" id="own-title">
        {own.title}
      </h3>
      <p class="q sm">{own.more}</p>
      <ul>
        {ownOrigins.map((entry) => (
          <li key={entry.id} class="opt" data-site={entry.id}>
            <div>
              <p class="ot">{entry.origin}</p>
              <p class="q sm">{kindText(entry.kind, words)}</p>
            </div>
            <button
              class="btn"
              type="button"
              aria-label={own.remove(entry.origin)}
              onClick={() => void removeOrigin(client, reading, entry)}
            >
              {own.removeShort}
            </button>
          </li>
        ))}
      </ul>
      <AddForm
        words={words}
        onAdd={async (typed, kind) => {
          const added = await addOrigin(client, reading, typed, kind);
          setOutcome(added);
          return added.result === 'added';
        }}
      />
      <Status inPlace>{outcome && <p>{outcomeText(outcome, words)}</p>}</Status>
    </section>
  );
}

function kindText(id: string, words: OptionsWords): string {
  const kind = OWN_KINDS.find((row) => row.id === id);
  return kind ? labelOf(kind, words) : id;
}

interface AddFormProps {
  words: OptionsWords;
  /** Called within the click or the Enter, so that the browser may be asked. Whether it was added: else it can be mended. */
  onAdd: (typed: string, kind: string) => Promise<boolean>;
}

/** No kind: the address does not tell, and the person has not chosen. */
const UNKNOWN = '';

function AddForm({ words, onAdd }: AddFormProps) {
  const { own } = words;
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(UNKNOWN);
  const kinds = OWN_KINDS.map((row) => ({ value: row.id, text: labelOf(row, words) }));
  const kind = chosen || (likelyKind(typed)?.id ?? UNKNOWN);
  return (
    <form
      class="actions add"
      onSubmit={(event) => {
        event.preventDefault();
        void onAdd(typed, kind).then((isAdded) => {
          if (!isAdded) return;
          setTyped('');
          setChosen(UNKNOWN);
        });
      }}
    >
      <input
        class="field"
        type="text"
        inputMode="url"
        autocomplete="off"
        spellcheck={false}
        placeholder="http://localhost:3000"
        aria-label={own.address}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Select
        label={own.kind}
        value={kind}
        choices={[{ value: UNKNOWN, text: own.chooseKind }, ...kinds]}
        onChange={setChosen}
      />
      <button class="btn" type="submit">
        {own.add}
      </button>
    </form>
  );
}

function outcomeText(outcome: AddOutcome, { own, notSaved }: OptionsWords): string {
  switch (outcome.result) {
    case 'added':
      return own.added(outcome.origin);
    case 'refused':
      return own.refused(outcome.origin);
    case 'kind-missing':
      return own.kindMissing;
    case 'problem':
      return own.problems[outcome.problem];
    case 'not-saved':
      return notSaved;
  }
}
