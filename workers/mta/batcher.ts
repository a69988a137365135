type Waiting<In, Out> = { item: In; resolve: (result: Out) => void; reject: (error: unknown) => void };

/**
 * Gathers single calls into one statement: at most `maxItems` or `maxWaitMs`, whichever comes first. One batch runs at a time for
 * each of `lanes`, so that a slow statement does not pile up connections.
 */
export class Batcher<In, Out> {
  #waiting: Waiting<In, Out>[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running = 0;

  constructor(
    private readonly options: {
      maxItems: number;
      maxWaitMs: number;
      lanes: number;
      run: (items: readonly In[]) => Promise<readonly Out[]>;
    },
  ) {}

  add(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#waiting.length >= this.options.maxItems) this.#flush();
      else this.#timer ??= setTimeout(() => this.#flush(), this.options.maxWaitMs);
    });
  }

  get size(): number {
    return this.#waiting.length + this.#running;
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0 || this.#running >= this.options.lanes) return;
    const batch = this.#waiting.splice(0, this.options.maxItems);
    this.#running++;
    void this.#run(batch).finally(() => {
      this.#running--;
      if (this.#waiting.length >= this.options.maxItems) this.#flush();
      else if (this.#waiting.length > 0)
        this.#timer ??= setTimeout(() => this.#flush(), this.options.maxWaitMs);
    });
  }

  async #run(batch: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const results = await this.options.run(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        if (index in results) resolve(results[index] as Out);
        else reject(new Error("a batch gave fewer results than it had items"));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
