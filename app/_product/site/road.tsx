import { useTranslations } from "next-intl";

const hills = [
  "M-700 505 C-500 525 -180 540 0 505 C180 470 260 520 420 470 C560 420 640 260 900 125 L1600 -238",
  "M-700 548 C-500 568 -170 576 0 548 C170 520 250 556 410 530 C560 500 650 330 900 200 L1600 -164",
  "M-700 588 C-500 608 -160 610 0 588 C160 566 260 600 410 590 C560 570 660 400 900 276 L1600 -86",
  "M-700 630 C-500 650 -150 644 0 630 C150 616 260 660 420 640 C570 615 680 470 900 350 L1600 -32",
  "M-700 672 C-500 692 -140 694 0 672 C140 650 260 720 430 690 C580 655 700 540 900 428 L1600 36",
  "M-700 712 C-500 732 -140 734 0 712 C140 690 240 760 400 740 C560 710 690 600 900 506 L1600 193",
];

const stops = [
  { key: "make", x: 60, y: 606, dx: 0, dy: 32 },
  { key: "check", x: 218, y: 594, dx: 0, dy: 34 },
  { key: "approve", x: 356, y: 568, dx: 34, dy: 30 },
  { key: "send", x: 498, y: 424, dx: 32, dy: 22 },
  { key: "arrive", x: 632, y: 399, dx: 6, dy: 38 },
  { key: "open", x: 748, y: 342, dx: 32, dy: 24 },
] as const;

/** The road of a mail, from making it to what the reader does: the picture of the public pages. */
export function Road() {
  const t = useTranslations("shell.site.steps");
  return (
    <svg viewBox="0 0 900 1000" aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
      <g fill="none" stroke="var(--hk-line-strong)">
        {hills.map((hill) => (
          <path key={hill} d={hill} />
        ))}
      </g>
      <path
        d="M60 606 C110 575 160 585 218 594 C270 602 310 595 356 568 C420 525 440 450 498 424 C550 395 590 400 632 399 C690 398 725 370 748 342 C790 300 800 250 836 210"
        fill="none"
        stroke="var(--hk-accent)"
        strokeWidth="2.5"
      />
      {stops.map((stop) => (
        <g key={stop.key}>
          <circle
            cx={stop.x}
            cy={stop.y}
            r="6"
            fill="var(--hk-canvas)"
            stroke="var(--hk-accent)"
            strokeWidth="2.5"
          />
          <text
            x={stop.x + stop.dx}
            y={stop.y + stop.dy}
            textAnchor="middle"
            fontSize="15"
            fill="var(--hk-text-3)"
          >
            {t(stop.key)}
          </text>
        </g>
      ))}
      <circle cx="836" cy="210" r="26" fill="var(--hk-shu)" opacity=".15" />
      <circle cx="836" cy="210" r="9" fill="var(--hk-shu)" />
      <text x="800" y="180" textAnchor="middle" fontSize="15" fontWeight="700" fill="var(--hk-text)">
        {t("act")}
      </text>
    </svg>
  );
}
