/**
 * The relay, in our own world of the page: takes what the tap saw, has the site's reader turn it into numbers
 * where the person agreed to it, and sends those to the background. Text of prompts and answers comes this far and no
 * further.
 */
import { type TapMessage, UNLISTED } from '../model/messages/exchange.ts';
import type { CreateReader, OpenExchange } from '../sites/site.ts';
import { askAgreement } from './agreement.ts';
import { createGate, mayBePrompt } from './gate.ts';
import { claimDocument, isReachable, releaseDocument, takePort } from './handover.ts';
import { isOrphaned, sendToBackground } from './lifeline.ts';
import { createSender, type Send } from './sender.ts';
import { createExchanges } from './tab-exchanges.ts';
import { createTabTurns } from './tab-turns.ts';
import { createUnlisted } from './unlisted.ts';
import { createWaiting } from './waiting.ts';
import { createWorkQueue } from './work-queue.ts';

/** What the relay needs of its row of sites/table.ts. */
export interface RelayedSite {
  readonly id: string;
  /** The endpoints whose exchanges are each one request. */
  readonly prompts: readonly string[];
}

/** A source of exchanges beside the tap. */
export type Watch = (push: (message: TapMessage) => void) => void;

/** Called by the generated entry of each row, at document_start. */
export function startRelay(site: RelayedSite, createReader: CreateReader, watch?: Watch): void {
  if (!claimDocument(site.id)) return;
  const sender = createSender();
  const turns = createTabTurns(site.id, isReachable() ? markUnproven(sender.send) : sender.send);
  const read = createReader(turns.tab);
  const follow = createUnlisted(site.id);
  const open: OpenExchange = (opened) => (opened.endpoint === UNLISTED ? follow : read)(opened);
  const exchanges = createExchanges(site.prompts, open, turns);
  const waiting = createWaiting();

  const queue = createWorkQueue<TapMessage>((message) => {
    waiting.leave(message);
    exchanges.take(message);
    turns.tell();
  });

  const gate = createGate({
    ask: askAgreement,
    read: (message) => queue.push(message, isUrgent(message)),
    letGo: waiting.leave,
    onTorn: () => tellLate(site.id),
    isOver: isOrphaned,
  });
  const push = (message: TapMessage) => waiting.admit(message).forEach(gate.push);

  let leave = () => {};
  takePort({
    site: site.id,
    onPort(leaveTap) {
      leave = leaveTap;
      gate.begin();
    },
    onMessages(messages) {
      if (!isOrphaned()) messages.forEach(push);
    },
    onLate: () => tellLate(site.id),
  });

  watch?.(push);
  addEventListener('pagehide', ({ persisted }) => {
    leave();
    gate.hurry();
    queue.hurry();
    // A tab may come back to its answer; a frame that is gone is gone with what it was reading.
    if (top !== self && !persisted) exchanges.breakOff();
    turns.tell();
    turns.tellAll();
    sender.sendAll();
  });
}

function markUnproven(send: Send): Send {
  return (observation) => send({ ...observation, unproven: true });
}

/**
 * This document is not metered: the person is told, until it is gone. It may come back out of the browser's cache. Where
 * nobody agreed to be told, the relay that is run once they did says it again.
 */
function tellLate(site: string): void {
  void sendToBackground({ type: 'tab/late', site }).then((reply) => {
    if (!reply?.ok) releaseDocument(site);
  });
  addEventListener('pagehide', () => void sendToBackground({ type: 'tab/left' }));
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void sendToBackground({ type: 'tab/late', site });
  });
}

/** What may be a prompt, which has to outlive its tab, and the end of an answer. */
function isUrgent(message: TapMessage): boolean {
  return message.type === 'end' || mayBePrompt(message);
}
