/** Shows the dialog. @returns whether the reader has proved who they are */
export type ProofAsker = () => Promise<boolean>;

let asker: ProofAsker | null = null;
let asking: Promise<boolean> | null = null;

/** The dialog that is on the page says that it can be asked; the answer takes it away again. */
export function offerProofAsker(offered: ProofAsker): () => void {
  asker = offered;
  return () => {
    if (asker === offered) asker = null;
  };
}

/** Asks the reader once, however many calls wait for the answer; where no dialog is on the page, the answer is no. */
export function askForProof(): Promise<boolean> {
  asking ??= (asker?.() ?? Promise.resolve(false)).finally(() => {
    asking = null;
  });
  return asking;
}
