/** Energy of sound: voice as the audio tokens of the model that speaks, music and read-aloud speech by class. */
import type { Media } from '../usage/usage.ts';
import { FACTORS, type FactorSet } from './factors.ts';
import { isNamed } from './media-names.ts';
import type { Cause, Part } from './part.ts';
import { familyById } from './registry.ts';
import { servedFactors } from './serving.ts';
import { normalizeSlug } from './slug.ts';
import { decodeWh, meterFactor, modelCauses, readEquivalents } from './text.ts';

export const AUDIO_CLASSES = ['transcription', 'effects', 'music', 'speech'] as const;
/** A sort of sound that has energy per minute of its own. */
export type AudioClass = (typeof AUDIO_CLASSES)[number];

/** The class of sound a slug names; null where it names none. */
export function audioClassOf(model: string | null, factors: FactorSet = FACTORS): AudioClass | null {
  if (model === null) return null;
  const slug = normalizeSlug(model, '');
  return AUDIO_CLASSES.find((name) => isNamed(slug, factors.audio.models[name])) ?? null;
}

/**
 * A voice session: half of it answer, half question, as tokens of the voice model. `seconds` null is a session whose
 * length nobody told; how long it stayed open is not used, since silence is not computed.
 */
export function voicePart(seconds: number | null, pue: number, base: FactorSet = FACTORS): Part {
  const { voice, session } = base.audio;
  const spoken = seconds ?? session.seconds;
  const family = familyById(voice.family);
  const factors = servedFactors(family, '', base);
  const perTokenWh = decodeWh(family, factors) * voice.overText * meterFactor(pue, factors);
  const written = spoken * voice.speakingShare * voice.tokensOutPerSecond;
  const read = spoken * (1 - voice.speakingShare) * voice.tokensInPerSecond;
  const length: Cause[] = seconds === null ? [{ id: 'duration', low: session.low, high: session.high }] : [];
  return {
    id: 'audio',
    energyWh: (written + readEquivalents(family, read, factors)) * perTokenWh,
    causes: [...modelCauses({ family, known: true }, factors), ...length],
  };
}

/** `media.count` clips of music or speech, at the meter. Waiting time plays no part. */
export function audioPart(media: Media, audioClass: AudioClass, factors: FactorSet = FACTORS): Part {
  const { low, central, high, seconds } = factors.audio[audioClass];
  const { duration } = factors.audio;
  const told = media.seconds !== undefined;
  const length: Cause[] = told ? [] : [{ id: 'duration', low: duration.low, high: duration.high }];
  return {
    id: 'audio',
    energyWh: (central / 60) * (media.seconds ?? seconds) * media.count,
    causes: [{ id: 'media-class', low: low / central, high: high / central }, ...length],
  };
}
