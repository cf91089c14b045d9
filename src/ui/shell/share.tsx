/** A week or a year as a picture and as a text, both made here: no site names, no comparison with others. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Settings } from '../../model/settings/settings.ts';
import { Icon } from '../kit/icons.tsx';
import { CARD_SIZE, drawCard } from './card.ts';
import { type CardWords, cardOf, cardText, type Shared } from './card-text.ts';
import { saveFile } from './save-file.ts';

interface ShareProps {
  shared: Shared;
  settings: Settings;
  words: CardWords;
  /** End of the address with which it is open at once. */
  hash?: string;
}

/** Closed at first; the picture is drawn once it is open, under what can be done with it, which so is in sight at once. */
export function Share({ hash, ...props }: ShareProps) {
  const [isOpen, setOpen] = useState(hash !== undefined && location.hash === hash);
  return (
    <details
      class="share"
      id={hash?.slice(1)}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary class="btn">
        <Icon name="share" />
        {props.words.share.open}
      </summary>
      {isOpen && <Card {...props} />}
    </details>
  );
}

function Card({ shared, settings, words }: ShareProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const text = cardText(shared, settings, words);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) void drawCard(context, cardOf(shared, settings, words));
  }, [shared, settings, words]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const name = `${words.share.fileName}-${shared.id}.png`;
  const withPicture = (use: (picture: Blob) => void) => (): void =>
    canvas.current?.toBlob((blob) => blob && use(blob));
  return (
    <>
      <div class="row">
        <button
          class="btn primary"
          type="button"
          onClick={withPicture((content) => saveFile({ name, content }))}
        >
          {words.share.save}
        </button>
        <button class="btn" type="button" onClick={copy}>
          {words.share.copy}
        </button>
        {'share' in navigator && (
          <button class="btn" type="button" onClick={withPicture((picture) => send(name, picture, text))}>
            {words.share.send}
          </button>
        )}
        <span role="status">
          {isCopied !== null && (isCopied ? words.share.copied : words.share.notCopied)}
        </span>
      </div>
      <canvas ref={canvas} {...CARD_SIZE} role="img" aria-label={text} />
    </>
  );
}

/** Through the system's own sheet: the picture where it takes one, else the text. Sending it away is no error. */
function send(name: string, blob: Blob, text: string): void {
  const files = [new File([blob], name, { type: blob.type })];
  navigator.share(navigator.canShare({ files }) ? { files, text } : { text }).catch(() => undefined);
}
