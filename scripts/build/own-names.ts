/**
 * Names of properties that only our own code on a page writes and reads, and only within one script: the minifier gives
 * them short ones. A name may stand here as long as nothing else has it: not the browser, not what sites send, not what
 * crosses to the other world of the page, to the coach's script or to the background (`tests/scripts/own-names.test.ts`).
 */
export const OWN_NAMES: readonly string[] = `
  accepted addFragments addMedia admit answerMeters asked attachedTokens awaited baseUrl begin
  belongsTo branches breakOff chatOf conclude decoder dropAnswer dropMedia endsSilently fail fieldsLeft
  finalAnswers fresh givenTokens goesOn handedOff hasCandidates hasContent hasEarlier hasEnvelope
  hasTopic hurry imageTask imageUse isAnswer isAnswered isEmpty isEvents isFirst isLit isMade isNamed
  isOld isOpen isOver isRegeneration isStreamed isSwipe isWhole judge judged keep keptTokens knows
  knowsMessage lane leaveOut letGo limited made madeAt mayGetMore mediaUntil modelRank noteThinking
  noteUnits old onId onLate onMessages onPort onTorn ongoing pass plain pointer postBytes produced
  producedAsAsked promised promptOnly promptUnder prove reasoningBefore replaces retell retract running
  samplers sendAll setFragments settle snapshot spend takeEvent takeLate takeLine takeTouched takeWhole
  taskAnswered tell tellAll toolError torn turnUnder wanted wantsImage writeFragment writes
`
  .trim()
  .split(/\s+/);

/** How the bundler makes a content script short. */
export const SHORT_NAMES = {
  compress: true,
  mangle: { toplevel: true },
  codegen: true,
  mangleProps: { include: new RegExp(`^(?:${OWN_NAMES.join('|')})$`) },
};
