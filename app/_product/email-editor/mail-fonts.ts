/** Fonts that the systems of readers have, Japanese faces first; `label` is what the design stores. */
export const mailFonts = [
  {
    name: "gothic",
    label: "Sans",
    value: "'Hiragino Sans','Hiragino Kaku Gothic ProN','Yu Gothic',Meiryo,Arial,sans-serif",
  },
  {
    name: "mincho",
    label: "Serif",
    value: "'Hiragino Mincho ProN','Yu Mincho','MS PMincho',Georgia,serif",
  },
  { name: "rounded", label: "Rounded", value: "'Hiragino Maru Gothic ProN',Meiryo,Verdana,sans-serif" },
  { name: "arial", label: "Arial", value: "arial,helvetica,sans-serif" },
  { name: "georgia", label: "Georgia", value: "georgia,palatino,serif" },
] as const satisfies readonly { name: string; label: string; value: string }[];
