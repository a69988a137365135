declare module "qrcode" {
  /** What we use of a package that ships no types. */
  const qrCode: {
    toString: (
      text: string,
      options: { type: "svg"; errorCorrectionLevel: "L" | "M" | "Q" | "H"; margin: number },
    ) => Promise<string>;
  };
  export = qrCode;
}
