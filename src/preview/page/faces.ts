/// <reference lib="dom" />
/** The deck's faces: the new ones are loaded before they are used, so that no text is ever without. */

export interface Faces {
  /** Loads rules by their keys; call what it gives to let go of the others. */
  load(keys: readonly string[], texts: ReadonlyMap<string, string>): Promise<() => void>;
}

export function createFaces(): Faces {
  const known = new Map<string, FontFace[]>();
  return {
    async load(keys, texts) {
      const fresh = keys.filter((key) => !known.has(key));
      for (const key of fresh) known.set(key, facesIn(texts.get(key) ?? ''));
      const faces = fresh.flatMap((key) => known.get(key) ?? []);
      await Promise.all(faces.map((face) => face.load().catch(() => {})));
      for (const face of faces) document.fonts.add(face);
      return () => {
        for (const [key, old] of known) {
          if (keys.includes(key)) continue;
          for (const face of old) document.fonts.delete(face);
          known.delete(key);
        }
      };
    },
  };
}

/** The faces that a style declares. */
export function facesIn(css: string): FontFace[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return [];
    const { style } = rule;
    const value = (name: string): string => style.getPropertyValue(name);
    const family = value('font-family').replace(/^["']|["']$/g, '');
    return [
      new FontFace(family, value('src'), {
        weight: value('font-weight') || 'normal',
        style: value('font-style') || 'normal',
        unicodeRange: value('unicode-range') || 'U+0-10FFFF',
      }),
    ];
  });
}
