export type SinkCounts = {
  readonly messages: number;
  /** Recipients over all messages: a message to two counts two. */
  readonly deliveries: number;
  readonly distinctRecipients: number;
  /** Deliveries beyond the first to the same recipient. */
  readonly repeatedRecipients: number;
  readonly distinctMessageIds: number;
  /** Messages beyond the first with the same Message-ID. */
  readonly repeatedMessageIds: number;
  readonly withoutMessageId: number;
};

/** Counts what arrived more than once: the receiver's side of "nothing lost, nothing twice". */
export class DeliveryTally {
  readonly #perRecipient = new Map<string, number>();
  readonly #perMessageId = new Map<string, number>();
  #messages = 0;
  #deliveries = 0;
  #withoutMessageId = 0;

  add(recipients: readonly string[], messageId: string | null): void {
    this.#messages++;
    for (const recipient of recipients) {
      this.#deliveries++;
      this.#perRecipient.set(recipient, this.deliveriesTo(recipient) + 1);
    }
    if (messageId === null) this.#withoutMessageId++;
    else this.#perMessageId.set(messageId, this.copiesOf(messageId) + 1);
  }

  deliveriesTo(recipient: string): number {
    return this.#perRecipient.get(recipient) ?? 0;
  }

  copiesOf(messageId: string): number {
    return this.#perMessageId.get(messageId) ?? 0;
  }

  counts(): SinkCounts {
    return {
      messages: this.#messages,
      deliveries: this.#deliveries,
      distinctRecipients: this.#perRecipient.size,
      repeatedRecipients: this.#deliveries - this.#perRecipient.size,
      distinctMessageIds: this.#perMessageId.size,
      repeatedMessageIds: this.#messages - this.#withoutMessageId - this.#perMessageId.size,
      withoutMessageId: this.#withoutMessageId,
    };
  }
}
