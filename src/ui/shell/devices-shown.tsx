/** Whose rows a page that looks back shows: asked only where there are those of other devices. */
import type { CommonWords } from '../../i18n/words/common.ts';
import type { Settings } from '../../model/settings/settings.ts';
import { Segmented } from '../kit/segmented.tsx';

/** What is shown now, and who changes it. */
export interface DevicesShownProps {
  words: CommonWords;
  value: Settings['devices'];
  hasOthers: boolean;
  onChange: (devices: Settings['devices']) => void;
}

/** This device alone, or all of them. */
export function DevicesShown({ words, value, hasOthers, onChange }: DevicesShownProps) {
  if (!hasOthers) return null;
  const choices = (['all', 'own'] as const).map((devices) => ({
    value: devices,
    text: words.devices[devices],
  }));
  return <Segmented legend={words.devicesShown} value={value} choices={choices} onChange={onChange} />;
}
