/** The formulas of what was produced beside text: sounds here, pictures and videos in files of their own. */

import audio from './data/audio.json' with { type: 'json' };
import text from './data/text.json' with { type: 'json' };
import { count, type Formula, given, seen, seenOr } from './explain-formula.ts';
import { imageFormula } from './explain-picture.ts';
import { operatorSource, type Step, sourced, threeOf } from './explain-values.ts';
import { videoFormula } from './explain-video.ts';
import type { FactorSet } from './factors.ts';
import { hostOf } from './host.ts';
import { picturesAt } from './image.ts';
import { type Produced, producedBy, producedPart } from './media.ts';
import { partRange } from './part.ts';
import { familyById } from './registry.ts';
import { servedFactors } from './serving.ts';
import type { SiteUsage } from './site-usage.ts';
import { decodeWh, meterFactor, readShare } from './text.ts';

/** One step for each thing produced. */
export function mediaSteps(usage: SiteUsage, pue: number): Step[] {
  const factors = picturesAt(hostOf(usage));
  return producedBy(usage, factors).map((produced) => {
    const { expression, values } = formulaOf(produced, pue, factors);
    return {
      id: 'media-energy',
      expression,
      values: expression.includes('PUE')
        ? [...values, { symbol: 'PUE', value: pue, unit: '', ...operatorSource(usage.site) }]
        : values,
      result: { value: partRange(producedPart(produced, pue, factors)), unit: 'Wh' },
    };
  });
}

function formulaOf(produced: Produced, pue: number, factors: FactorSet): Formula {
  switch (produced.type) {
    case 'image':
      return imageFormula(produced.item, produced.model, pue, factors);
    case 'video':
      return videoFormula(produced.item, produced.model);
    case 'sound': {
      const row = audio[produced.audioClass];
      return {
        expression: 'E = n · E_minute · s / 60',
        values: [
          count(produced.item),
          seenOr('s', produced.item.seconds, 's', { value: row.seconds, ...sourced(audio.duration) }),
          given('E_minute', threeOf(row), 'Wh', row),
        ],
      };
    }
    case 'voice':
      return voiceFormula(produced.seconds, pue);
  }
}

function voiceFormula(seconds: number | null, pue: number): Formula {
  const { voice, session } = audio;
  const family = familyById(voice.family);
  const factors = servedFactors(family, '');
  return {
    expression: 'E = (s · v · t_out + r · T_in · (1 + T_in / T_half)) · e; T_in = s · (1 - v) · t_in',
    values: [
      seconds === null ? given('s', session.seconds, 's', session) : seen('s', seconds, 's'),
      given('v', voice.speakingShare, 'share of the time the model speaks', voice),
      given('t_out', voice.tokensOutPerSecond, 'tokens/s', voice),
      given('t_in', voice.tokensInPerSecond, 'tokens/s', voice),
      given('r', readShare(family, factors), 'output tokens per input token', text.prefill),
      given('T_half', text.prefillGrowth.halfTokens, 'tokens', text.prefillGrowth),
      given(
        'e',
        decodeWh(family, factors) * voice.overText * meterFactor(pue),
        `Wh at the meter, as ${voice.family}`,
        voice,
      ),
    ],
  };
}
