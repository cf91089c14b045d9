/** The week as a picture and as a text, both made here: no site names, no comparison with others. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SummaryWords } from '../../i18n/words/summary.ts';
import type { Settings } from '../../model/settings/settings.ts';
import type { WeekSummary } from '../../model/summaries/week-summary.ts';
import { Icon } from '../kit/icons.tsx';
import { saveFile } from '../shell/save-file.ts';
import { CARD_SIZE, drawCard } from './card.ts';
import { cardOf, shareText } from './card-text.ts';

interface ShareProps {
  summary: WeekSummary;
  settings: Settings;
  words: SummaryWords;
}

/** Closed at first, unless the address ends in `#share`; the picture is drawn once it is open. */
export function Share(props: ShareProps) {
  const [isOpen, setOpen] = useState(location.hash === '#share');
  return (
    <details class="share" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary class="btn">
        <Icon name="share" />
        {props.words.share.open}
      </summary>
      {isOpen && <Card {...props} />}
    </details>
  );
}

function Card({ summary, settings, words }: ShareProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const text = shareText(summary, settings, words);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) void drawCard(context, cardOf(summary, settings, words));
  }, [summary, settings, words]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const name = `${words.share.fileName}-${summary.start}.png`;
  const withPicture = (use: (picture: Blob) => void) => (): void =>
    canvas.current?.toBlob((blob) => blob && use(blob));
  return (
    <>
      <canvas ref={canvas} {...CARD_SIZE} role="img" aria-label={text} />
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
    </>
  );
}

/** Through the system's own sheet: the picture where it takes one, else the text. Sending it away is no error. */
function send(name: string, blob: Blob, text: string): void {
  const files = [new File([blob], name, { type: blob.type })];
  navigator.share(navigator.canShare({ files }) ? { files, text } : { text }).catch(() => undefined);
}
