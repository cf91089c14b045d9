/** Where files are dropped or chosen. */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { HistoryWords } from '../../i18n/words/history.ts';
import type { ChosenFile } from '../sources/history/reading.ts';
import { droppedFiles, filesOf, pastedFiles } from './gathered.ts';

/** What is done with the files. */
export interface DropProps {
  words: HistoryWords;
  choose: (files: readonly ChosenFile[]) => void;
}

/** Files or a folder, by mouse or keyboard, or pasted anywhere on the page. */
export function Drop({ words, choose }: DropProps) {
  const [isOver, setOver] = useState(false);
  // As soon as it is seen: what is pasted in its first frame is not lost.
  useLayoutEffect(() => {
    const take = ({ clipboardData }: ClipboardEvent) => {
      const files = clipboardData ? pastedFiles(clipboardData) : [];
      if (files.length > 0) choose(files);
    };
    document.addEventListener('paste', take);
    return () => document.removeEventListener('paste', take);
  }, [choose]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it do the same by keyboard.
    <div
      class={isOver ? 'pan drop over' : 'pan drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer) void droppedFiles(event.dataTransfer.items).then(choose);
      }}
    >
      <h2 class="h3">{words.drop}</h2>
      <p class="q sm">{words.dropMore}</p>
      <p class="actions">
        <FileButton text={words.chooseFiles} choose={choose} />
        <FileButton text={words.chooseFolder} choose={choose} isFolder />
      </p>
    </div>
  );
}

function FileButton({
  text,
  choose,
  isFolder,
}: {
  text: string;
  choose: DropProps['choose'];
  isFolder?: boolean;
}) {
  return (
    <label class="btn big file">
      {text}
      <input
        type="file"
        multiple
        ref={(input) => {
          if (isFolder) input?.setAttribute('webkitdirectory', '');
        }}
        onChange={({ currentTarget }) => {
          if (currentTarget.files?.length) choose(filesOf(currentTarget.files));
          // The same files may be chosen again.
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
