import { askPython, testWithPython } from "@/server/mta/mime/testing-python";

/** A raw message with the TXT records by which its signatures are to be judged. */
export type JudgedMessage = { message: Buffer; txt: Readonly<Record<string, string>> };

/** `test`, or a skip with its reason where dkimpy is not installed (Debian: python3-dkim). */
export const testWithDkimpy = testWithPython("dkim");

/** Whether dkimpy accepts every DKIM signature of each message; a message without one is refused. */
export function judgeWithDkimpy(judged: readonly JudgedMessage[]): boolean[] {
  const verdicts = askPython(
    `import base64, dkim, logging
logging.disable(logging.CRITICAL)
result = []
for item in data:
    raw = base64.b64decode(item['message'])
    txt = item['txt']
    def find(name, timeout=5, txt=txt):
        value = txt.get((name.decode() if isinstance(name, bytes) else name).rstrip('.'))
        return value.encode() if value else None
    d = dkim.DKIM(raw)
    count = len([1 for name, _ in d.headers if name.lower() == b'dkim-signature'])
    try:
        result.append(count > 0 and all([d.verify(idx=i, dnsfunc=find) for i in range(count)]))
    except dkim.DKIMException:
        result.append(False)`,
    judged.map(({ message, txt }) => ({ message: message.toString("base64"), txt })),
  );
  return verdicts as boolean[];
}
