import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

type Rgb = readonly [number, number, number];

/** OKLCH to sRGB, clipped to the gamut and rounded to 8 bits as a screen does (CSS Color 4, §10.6 sample code). */
function oklchToRgb(lightness: number, chroma: number, hueInDegrees: number): Rgb {
  const hue = (hueInDegrees * Math.PI) / 180;
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  const [red = 0, green = 0, blue = 0] = linear.map((value) => {
    const clipped = Math.min(1, Math.max(0, value));
    const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255);
  });
  return [red, green, blue];
}

/** Relative luminance of WCAG 2.2. */
function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
const blank = String.raw`\s*`;
const declaration = new RegExp(
  `--hk-([a-z0-9-]+):${blank}light-dark\\(${blank}${colour},${blank}${colour}${blank}\\)`,
  "g",
);

const themes: Readonly<Record<"light" | "dark", ReadonlyMap<string, Rgb>>> = (() => {
  const light = new Map<string, Rgb>();
  const dark = new Map<string, Rgb>();
  for (const [, name = "", ...numbers] of css.matchAll(declaration)) {
    const [l = 0, c = 0, h = 0, darkL = 0, darkC = 0, darkH = 0] = numbers.map(Number);
    light.set(name, oklchToRgb(l, c, h));
    dark.set(name, oklchToRgb(darkL, darkC, darkH));
  }
  return { light, dark };
})();

function ratio(theme: "light" | "dark", text: string, ground: string): number {
  const [one, other] = [themes[theme].get(text), themes[theme].get(ground)];
  if (!one || !other) throw new Error(`--hk-${one ? ground : text} is not a light-dark(oklch, oklch) token`);
  return contrast(one, other);
}

const surfaces = ["canvas", "sheet", "sunken", "raised", "hover", "accent-soft"];
const textPairs = [
  ...["text", "text-2", "text-3", "accent-text"].flatMap((text) =>
    surfaces.map((ground) => ({ text, ground })),
  ),
  ...["success", "warning", "danger"].flatMap((meaning) =>
    ["canvas", "sheet", "raised", `${meaning}-soft`].map((ground) => ({ text: `${meaning}-text`, ground })),
  ),
  { text: "text", ground: "success-soft" },
  { text: "text", ground: "warning-soft" },
  { text: "text", ground: "danger-soft" },
  { text: "text-2", ground: "warning-soft" },
  { text: "text-2", ground: "danger-soft" },
  { text: "accent-text", ground: "warning-soft" },
  { text: "accent-text", ground: "danger-soft" },
  { text: "on-accent", ground: "accent" },
  { text: "on-accent", ground: "accent-hover" },
  { text: "on-accent", ground: "danger-solid" },
  // The toast is inverted.
  { text: "sheet", ground: "text" },
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(textPairs)("words in $text on $ground have 4.5:1 or more (WCAG 1.4.3)", ({ text, ground }) => {
    expect(ratio(theme, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["canvas", "sheet"])("the edge of a control on %s has 3:1 or more (WCAG 1.4.11)", (ground) => {
    expect(ratio(theme, "line-control", ground)).toBeGreaterThanOrEqual(3);
  });
});

test("the arithmetic agrees with the hex values written beside the tokens", () => {
  expect(themes.light.get("accent")).toEqual([0x24, 0x4d, 0x9e]);
  expect(themes.dark.get("text-3")).toEqual([0x94, 0x98, 0xa1]);
  expect(ratio("light", "text", "sheet")).toBeCloseTo(16.7, 1);
  expect(ratio("dark", "on-accent", "accent")).toBeCloseTo(4.8, 1);
});

test("Tailwind's own palette, type sizes and shadows are off, so that a slip does not compile", () => {
  for (const family of ["color", "text", "radius", "shadow", "breakpoint"])
    expect(css).toContain(`--${family}-*: initial;`);
});
