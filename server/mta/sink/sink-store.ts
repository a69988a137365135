import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import type { SinkMessage } from "./sink-message";

/** Where a sink keeps its messages. */
export type SinkStore = {
  /** How many were there before this start. */
  readonly before: readonly Omit<SinkMessage, "bytes">[];
  keep(message: SinkMessage): void;
  /** All messages, in the order of arrival. */
  messages(): AsyncIterable<SinkMessage>;
  close(): void;
};

export function memoryStore(): SinkStore {
  const kept: SinkMessage[] = [];
  return {
    before: [],
    keep: (message) => void kept.push(message),
    async *messages() {
      yield* kept;
    },
    close: () => undefined,
  };
}

type IndexLine = Omit<SinkMessage, "bytes" | "receivedAt"> & {
  readonly receivedAt: string;
  readonly file: string;
  readonly offset: number;
  readonly sizeInBytes: number;
};

/** A new file is begun beyond this, so that one can look at part of a large run. */
const fileBytes = 64 * 1024 * 1024;
const indexName = "index.jsonl";

/**
 * Messages end to end in `messages-0001.bin` and so on, with a line for each in `index.jsonl`. Both are
 * written before the sender is told 250, so that a sink that dies has what it has acknowledged. A directory
 * of an earlier run is continued.
 */
export function directoryStore(directory: string): SinkStore {
  mkdirSync(directory, { recursive: true });
  const index = join(directory, indexName);
  const before = existsSync(index) ? readFileSync(index, "utf8").split("\n").filter(Boolean).map(parse) : [];
  const indexFile = openSync(index, "a");
  let fileNumber = Number(before.at(-1)?.file.slice(9, 13) ?? 0);
  let offset = Number.POSITIVE_INFINITY;
  let file: number | null = null;
  const next = () => {
    if (file !== null) closeSync(file);
    fileNumber++;
    offset = 0;
    file = openSync(join(directory, nameOf(fileNumber)), "a");
    return file;
  };
  return {
    before: before.map((line) => ({ ...line, receivedAt: new Date(line.receivedAt) })),
    keep({ bytes, ...rest }) {
      const target = file === null || offset > fileBytes ? next() : file;
      writeSync(target, bytes);
      const line = { ...rest, file: nameOf(fileNumber), offset, sizeInBytes: bytes.length };
      writeSync(indexFile, `${JSON.stringify(line)}\n`);
      offset += bytes.length;
    },
    messages: () => readSinkDirectory(directory),
    close() {
      closeSync(indexFile);
      if (file !== null) closeSync(file);
    },
  };
}

/** Reads the messages that a sink has kept in a directory, while it runs or after. */
export async function* readSinkDirectory(directory: string): AsyncGenerator<SinkMessage> {
  const index = await open(join(directory, indexName));
  const files = new Map<string, FileHandle>();
  try {
    for await (const text of index.readLines()) {
      const { file, offset, sizeInBytes, receivedAt, ...rest } = parse(text);
      const handle = files.get(file) ?? (await open(join(directory, file)));
      files.set(file, handle);
      const bytes = Buffer.alloc(sizeInBytes);
      await handle.read(bytes, 0, sizeInBytes, offset);
      yield { ...rest, receivedAt: new Date(receivedAt), bytes };
    }
  } finally {
    for (const handle of files.values()) await handle.close();
    await index.close();
  }
}

const parse = (line: string): IndexLine => JSON.parse(line);
const nameOf = (fileNumber: number) => `messages-${String(fileNumber).padStart(4, "0")}.bin`;
