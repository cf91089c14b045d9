/** A row a device: when it was last seen, how much of it is here, what is the matter, what can be done. */
import { useState } from 'preact/hooks';
import { capital } from '../../i18n/capital.ts';
import { moment } from '../../i18n/dates.ts';
import { formatCount } from '../../i18n/format.ts';
import type { DevicesWords } from '../../i18n/words/devices.ts';
import { dayOf } from '../../model/calendar/day.ts';
import { Ask } from '../kit/ask.tsx';
import { Status } from '../kit/status.tsx';
import { Table, type TableRow } from '../kit/table.tsx';
import type { OtherDevice } from '../sources/devices/reading.ts';
import type { PartProps } from './view.ts';

/** This device first. */
export function DeviceTable(props: PartProps) {
  const { reading, words, source, act } = props;
  const [leaving, setLeaving] = useState<OtherDevice | null>(null);
  const { columns } = words;
  return (
    <section class="sec devices">
      <Table
        caption={words.devicesTitle}
        columns={[
          { name: columns.device },
          { name: columns.seen },
          { name: columns.requests, numeric: true },
          { name: columns.state },
          { name: columns.actions, hidden: true },
        ]}
        rows={[ownRow(props), ...reading.others.map((other) => rowOf(other, props, () => setLeaving(other)))]}
      />
      <Status>
        {leaving && (
          <Ask
            question={words.askForget(
              leaving.name,
              leaving.requests,
              formatCount(leaving.requests, words.numbers),
            )}
            yes={words.doForget}
            no={words.keep}
            onYes={() => {
              setLeaving(null);
              act(source.forget(leaving.device));
            }}
            onNo={() => setLeaving(null)}
          />
        )}
      </Status>
    </section>
  );
}

function ownRow({ reading, words }: PartProps): TableRow {
  return {
    key: 'own',
    head: reading.name,
    cells: [
      capital(words.now, words),
      formatCount(reading.ownRequests, words.numbers),
      words.devices.own,
      null,
    ],
  };
}

function rowOf(other: OtherDevice, props: PartProps, leave: () => void): TableRow {
  const { reading, words } = props;
  const { device, name, seenAt, requests } = other;
  return {
    key: device,
    head: name,
    cells: [
      capital(seenAt === null ? words.neverSeen : moment(seenAt, dayOf(reading.now), words), words),
      formatCount(requests, words.numbers),
      capital(stateText(other, words), words),
      <Actions key={device} {...props} other={other} leave={leave} />,
    ],
  };
}

function stateText({ state, requests, deleted }: OtherDevice, words: DevicesWords): string {
  switch (state) {
    case 'taken':
      return deleted > 0 ? words.deletedThere(deleted, formatCount(deleted, words.numbers)) : words.joined;
    case 'asked':
      return words.asked(requests, formatCount(requests, words.numbers));
    case 'left-out':
      return words.leftOut;
    default:
      return words.failures[state];
  }
}

function Actions({
  other,
  leave,
  words,
  source,
  act,
}: PartProps & { other: OtherDevice; leave: () => void }) {
  const { device, name, state } = other;
  const answer = (choice: 'theirs' | 'left-out') => () => act(source.answer(device, choice));
  if (state === 'asked')
    return (
      <span class="actions">
        <Action text={words.mine(name)} onClick={answer('theirs')} />
        <Action text={words.notMine(name)} onClick={answer('left-out')} />
      </span>
    );
  if (state === 'left-out') return <Action text={words.takeIn(name)} onClick={answer('theirs')} />;
  return <Action text={words.forget(name)} onClick={leave} />;
}

function Action({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button class="btn" type="button" onClick={onClick}>
      {text}
    </button>
  );
}
